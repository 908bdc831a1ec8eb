package coop.minga.analytics.quarantine;

import java.util.HashMap;
import java.util.Map;

import coop.minga.analytics.quarantine.QuarantineBounds.Quota;

/** Decides what is kept of a batch's rejected records, within their senders' quotas. */
final class QuarantineAllocator {

    private final QuarantineBounds bounds;
    private final Map<Sender, Quota> used;
    private Quota unproven;

    /** @param used space of the batch's senders and of all unproven ones */
    QuarantineAllocator(QuarantineBounds bounds, Map<Sender, Quota> used) {
        this.bounds = bounds;
        this.used = new HashMap<>(used);
        this.unproven = used.entrySet().stream()
                .filter(each -> !each.getKey().proven())
                .map(Map.Entry::getValue)
                .reduce(Quota.NOTHING, Quota::plus);
    }

    /**
     * @param always whether to keep its row beyond the quota too
     * @param whole bytes with payload and headers
     * @param detail bytes without them
     */
    Kept allocate(Sender sender, boolean always, int whole, int detail) {
        if (allocate(sender, new Quota(1, whole))) {
            return Kept.WHOLE;
        }
        if (always) {
            return Kept.OUTSIDE_QUOTA;
        }
        return allocate(sender, new Quota(1, detail)) ? Kept.DETAIL : Kept.NOT;
    }

    private boolean allocate(Sender sender, Quota more) {
        var own = used.getOrDefault(sender, Quota.NOTHING).plus(more);
        if (sender.proven()) {
            return bounds.unit().holds(own) && put(sender, own);
        }
        var all = unproven.plus(more);
        if (!bounds.unproven().holds(all) || !bounds.claimed().holds(own)) {
            return false;
        }
        unproven = all;
        return put(sender, own);
    }

    private boolean put(Sender sender, Quota own) {
        used.put(sender, own);
        return true;
    }

    enum Kept {
        WHOLE,
        /** Without payload and headers. */
        DETAIL,
        /** Likewise, and outside the sender's quota. */
        OUTSIDE_QUOTA,
        NOT
    }
}
