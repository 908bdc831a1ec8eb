package coop.minga.analytics.pipeline;

import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.notify.ChangeTopic;

/** The step that judges with today's units and notifies open screens. */
public final class JudgeStep {

    private final JudgingScheduler judging;
    private final Units units;
    private final ChangeNotifier notifier;

    public JudgeStep(JudgingScheduler judging, Units units, ChangeNotifier notifier) {
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
