package coop.minga.analytics.quarantine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts rejected records that are not kept, for one batch. Repeated reads count once: only offsets above those counted
 * of the sender are added.
 */
final class DiscardedCounter {

    /** The most unproven senders counted apart in a partition. */
    static final int MOST_UNPROVEN = 50;

    private final Map<Counted, Offsets> known;
    private final Map<PartitionName, Long> unproven = new HashMap<>();
    private final Map<Counted, Addition> additions = new HashMap<>();

    /** @param known counts of the batch's partitions: unproven senders and the batch's units */
    DiscardedCounter(Map<Counted, Offsets> known) {
        this.known = new HashMap<>(known);
        known.keySet().stream()
                .filter(each -> !each.sender().proven())
                .forEach(each -> unproven.merge(each.partition(), 1L, Long::sum));
    }

    /** Whether the record was read before, then counted or kept. */
    boolean spans(RecordPosition position, Sender sender) {
        var offsets = known.get(counted(position.partition(), sender));
        return offsets != null && offsets.first() <= position.offset() && position.offset() <= offsets.last();
    }

    /** Call in the order of offsets. */
    void count(RecordPosition position, Sender sender, long bytes, Latest latest) {
        var offsets = known.get(counted(position.partition(), sender));
        if (offsets == null || position.offset() > offsets.last()) {
            add(position, sender, bytes, latest);
        }
    }

    /** A record that was kept until now. */
    void countRemoved(RecordPosition position, Sender sender, long bytes, Latest latest) {
        add(position, sender, bytes, latest);
    }

    private void add(RecordPosition position, Sender sender, long bytes, Latest latest) {
        var counted = counted(position.partition(), sender);
        var one = new Offsets(position.offset(), position.offset());
        if (!known.containsKey(counted) && !counted.sender().proven()) {
            unproven.merge(counted.partition(), 1L, Long::sum);
        }
        known.merge(counted, one, Offsets::with);
        additions.merge(counted, new Addition(counted, 1, bytes, one, latest.at(), latest), Addition::plus);
    }

    /** Under the sender, while there is room for one more. */
    private Counted counted(PartitionName partition, Sender sender) {
        var own = new Counted(partition, sender);
        var room = sender.proven() || known.containsKey(own) || unproven.getOrDefault(partition, 0L) < MOST_UNPROVEN;
        return room ? own : new Counted(partition, Sender.UNKNOWN);
    }

    List<Addition> additions() {
        return List.copyOf(additions.values());
    }

    /** The key of a count. */
    record Counted(PartitionName partition, Sender sender) {}

    /** The first and the last counted. */
    record Offsets(long first, long last) {

        Offsets with(Offsets other) {
            return new Offsets(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    /** The last counted record's arrival, on the federation's clock, and rejection. */
    record Latest(Instant at, QuarantineReason reason, String detail) {}

    /** An increment of a count. */
    record Addition(Counted to, long records, long bytes, Offsets offsets, Instant first, Latest latest) {

        Addition plus(Addition more) {
            return new Addition(
                    to,
                    records + more.records,
                    bytes + more.bytes,
                    offsets.with(more.offsets),
                    first.isBefore(more.first) ? first : more.first,
                    latest.at.isAfter(more.latest.at) ? latest : more.latest);
        }
    }
}
