package coop.minga.analytics.recorder;

import java.util.HashMap;
import java.util.Map;

import coop.minga.analytics.recorder.QuarantineBounds.Share;

/** Gives the refused records of one batch their places, as long as their senders have any left. */
final class QuarantinePlaces {

    private final QuarantineBounds bounds;
    private final Map<Sender, Share> taken;
    private Share unproven;

    /** @param taken what is kept already of the senders of the batch, and of all that are not proven */
    QuarantinePlaces(QuarantineBounds bounds, Map<Sender, Share> taken) {
        this.bounds = bounds;
        this.taken = new HashMap<>(taken);
        this.unproven = taken.entrySet().stream()
                .filter(each -> !each.getKey().proven())
                .map(Map.Entry::getValue)
                .reduce(Share.NOTHING, Share::plus);
    }

    /**
     * @param always whether it is kept without a place too
     * @param whole how many bytes it has with payload and headers
     * @param detail how many without them
     */
    Kept take(Sender sender, boolean always, int whole, int detail) {
        if (take(sender, new Share(1, whole))) {
            return Kept.WHOLE;
        }
        if (always) {
            return Kept.WITHOUT_PLACE;
        }
        return take(sender, new Share(1, detail)) ? Kept.DETAIL : Kept.NOT;
    }

    private boolean take(Sender sender, Share more) {
        var own = taken.getOrDefault(sender, Share.NOTHING).plus(more);
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

    private boolean put(Sender sender, Share own) {
        taken.put(sender, own);
        return true;
    }

    enum Kept {
        WHOLE,
        /** Without payload and headers. */
        DETAIL,
        /** Likewise, and beyond the sender's places. */
        WITHOUT_PLACE,
        NOT
    }
}
