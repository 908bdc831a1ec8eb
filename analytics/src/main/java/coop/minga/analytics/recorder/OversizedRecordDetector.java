package coop.minga.analytics.recorder;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import coop.minga.analytics.quarantine.PartitionName;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts how often memory ran out with reading standing where it stands, and says when to read record by record, so
 * that the one that is too large shows itself (decision 013).
 */
final class OversizedRecordDetector {

    /** So often at one place is no bad luck. */
    private static final int ENOUGH = 3;

    /** So many records that fit one by one are trusted to be followed by others. */
    private static final int GOOD_ONES = 500;

    private static final int ROUNDS = 2;

    private final Map<PartitionName, Fault> faults = new HashMap<>();
    private final Map<TopicPartition, Fault> alone = new HashMap<>();
    private boolean isOneByOne;
    private int good;
    private int quiet;

    /** @param positions where reading stood in every partition when memory ran out */
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

    /**
     * Clears the faults of partitions that advanced or reached their end; their records fit in memory. Other
     * partitions keep theirs.
     */
    void recorded(Map<PartitionName, Long> positions, Set<PartitionName> atTheirEnd) {
        faults.entrySet().removeIf(each -> {
            var stood = each.getValue().position();
            return atTheirEnd.contains(each.getKey()) || positions.getOrDefault(each.getKey(), stood) != stood;
        });
    }

    /** Whether every record is to be asked for by itself. */
    boolean isOneByOne() {
        return isOneByOne;
    }

    /**
     * A record, or none, was read by itself without a fault. After enough of them, or once every partition had nothing
     * more to give twice, reading goes on as usual.
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
     * Memory ran out at a record read by itself; whether so often that it is the record. Once may be anybody's doing:
     * the room, the database and other threads use the same memory.
     */
    boolean isToBlame(TopicPartition partition, long offset) {
        var fault = alone.merge(
                partition,
                new Fault(offset, 1),
                (before, now) -> before.position() == offset ? new Fault(offset, before.times() + 1) : now);
        return fault.times() >= ENOUGH;
    }

    /** One was found and passed; in the same batch others may follow that are expanded together with it. */
    void skipped() {
        good = 0;
        quiet = 0;
    }

    private record Fault(long position, int times) {}
}
