package coop.minga.analytics.recorder;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import coop.minga.analytics.quarantine.PartitionName;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts failures for lack of memory without progress. Then reading record by record finds the oversized one (decision
 * 013).
 */
final class OversizedRecordDetector {

    /** More failures at one position are no accident. */
    private static final int ENOUGH = 3;

    /** After so many records read singly, batches are tried again. */
    private static final int GOOD_ONES = 500;

    private static final int ROUNDS = 2;

    private final Map<PartitionName, Fault> faults = new HashMap<>();
    private final Map<TopicPartition, Fault> alone = new HashMap<>();
    private boolean isOneByOne;
    private int good;
    private int quiet;

    /** @param positions of reading in every partition when memory ran out */
    void outOfMemory(Map<PartitionName, Long> positions) {
        positions.forEach((partition, position) -> faults.merge(
                partition,
                new Fault(position, 1),
                (before, now) -> before.position() == position ? new Fault(position, before.times() + 1) : now));
        if (faults.values().stream().anyMatch(fault -> fault.times() >= ENOUGH)) {
            isOneByOne = true;
            good = 0;
            quiet = 0;
        }
    }

    /** Clears the faults of partitions that advanced or ended: their records fit. */
    void recorded(Map<PartitionName, Long> positions, Set<PartitionName> atTheirEnd) {
        faults.entrySet().removeIf(each -> {
            var stood = each.getValue().position();
            return atTheirEnd.contains(each.getKey()) || positions.getOrDefault(each.getKey(), stood) != stood;
        });
    }

    /** Whether records must be read singly. */
    boolean isOneByOne() {
        return isOneByOne;
    }

    /**
     * Counts single reads without a fault. Returns to batches after enough records, or after two empty rounds over all
     * partitions.
     */
    void readSingly(boolean nothing, int partitions) {
        good += nothing ? 0 : 1;
        quiet = nothing ? quiet + 1 : 0;
        if (good >= GOOD_ONES || quiet > ROUNDS * partitions) {
            isOneByOne = false;
            faults.clear();
            alone.clear();
        }
    }

    /**
     * Counts failures at one record read singly. Returns whether it is to blame: one failure may come from other users
     * of the memory.
     */
    boolean isToBlame(TopicPartition partition, long offset) {
        var fault = alone.merge(
                partition,
                new Fault(offset, 1),
                (before, now) -> before.position() == offset ? new Fault(offset, before.times() + 1) : now);
        return fault.times() >= ENOUGH;
    }

    /** Starts counting again: the batch's next records may be oversized too. */
    void skipped() {
        good = 0;
        quiet = 0;
    }

    private record Fault(long position, int times) {}
}
