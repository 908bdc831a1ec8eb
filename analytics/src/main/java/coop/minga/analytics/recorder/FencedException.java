package coop.minga.analytics.recorder;

import coop.minga.analytics.quarantine.PartitionName;

/** Another node has claimed the partition. This node must not write. */
final class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FencedException(PartitionName partition, long epoch) {
        super("partition " + partition.number() + " was taken by another node after epoch " + epoch);
    }
}
