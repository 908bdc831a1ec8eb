package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.util.OptionalDouble;

import coop.minga.analytics.filter.change.ChangeDetector;
import coop.minga.analytics.filter.distribution.ValueDomain;
import coop.minga.analytics.filter.ensemble.ModelEnsemble;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * Intervention before the fact (West and Harrison 1997, 11.2) on a day of which something was announced. A passing day
 * is to the state as a day without a report. On the first day of a lasting change level and slope are given variance, so
 * that the next reading says where they are, and a little of it on each of the days in which the change settles; what was
 * foretold before is foretold anew and the detectors begin anew, so that they never see it.
 */
final class FeedForwardIntervention {

    /** Variances in multiples of the observational one: the first reading counts for a hundred of those before. */
    private static final double FIRST_LEVEL = 100;

    private static final double FIRST_SLOPE = 0.01;
    private static final double LATER_LEVEL = 1;

    private final DayInterventions announced;
    private final long day;
    private final ModelEnsemble bank;
    private final ChangeDetector detector;

    FeedForwardIntervention(DayInterventions announced, long day, ModelEnsemble bank, ChangeDetector detector) {
        this.announced = announced;
        this.day = day;
        this.bank = bank;
        this.detector = detector;
    }

    /**
     * The verdict on a reading that goes clearly the other way than announced; null on any other. To be asked before the
     * reading is taken in.
     *
     * @param near its mean normal score against a steady day
     * @param tails how many times the chance of a deviation counts, at least 1
     */
    @Nullable
    Verdict contrary(double near, double surprise, int tails) {
        if (!announced.contradictedBy(near) || !detector.unmistakable(near)) {
            return null;
        }
        return new Verdict(
                VerdictKind.TRANSIENT,
                near > 0 ? Direction.UP : Direction.DOWN,
                detector.sureOf(near),
                surprise,
                Math.min(1, tails * detector.chanceOf(near)),
                true,
                LocalDate.ofEpochDay(day),
                true);
    }

    /** Takes the day in, and says whether an alarm that was open ended with it. */
    boolean takeIn(OptionalDouble value, ValueDomain range) {
        if (!bank.started()) {
            return false;
        }
        if (announced.begins()) {
            bank.loosenTrend(FIRST_LEVEL, FIRST_SLOPE);
            bank.loosenCounts();
            bank.look(day);
        }
        if (value.isPresent() && !announced.passing()) {
            bank.adapt(day, value.getAsDouble(), range);
        } else {
            bank.pass(day);
        }
        if (!announced.settling()) {
            return false;
        }
        bank.loosenTrend(LATER_LEVEL, 0);
        bank.foretellAll(day);
        bank.foretellCounts(day);
        return detector.beginAnew();
    }
}
