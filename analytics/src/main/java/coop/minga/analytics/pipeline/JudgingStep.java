package coop.minga.analytics.pipeline;

import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.notify.ChangeTopic;

/** Judges with the units of today, and has open screens redrawn. */
public final class JudgingStep {

    private final Judging judging;
    private final Units units;
    private final ChangeNotifier notifier;

    public JudgingStep(Judging judging, Units units, ChangeNotifier notifier) {
        this.judging = judging;
        this.units = units;
        this.notifier = notifier;
    }

    void begin() {
        judging.begin();
    }

    boolean judgeChanged() {
        return judging.judgeChanged(units::tree, this::notifyChanged);
    }

    boolean replay() {
        return judging.replay(units::tree, this::notifyChanged);
    }

    private void notifyChanged() {
        notifier.notifyChanged(ChangeTopic.READINGS);
    }
}
