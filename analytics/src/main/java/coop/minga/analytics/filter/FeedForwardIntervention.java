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

    private final DayInterventions interventions;
    private final long day;
    private final ModelEnsemble ensemble;
    private final ChangeDetector detector;

    FeedForwardIntervention(DayInterventions interventions, long day, ModelEnsemble ensemble, ChangeDetector detector) {
        this.interventions = interventions;
        this.day = day;
        this.ensemble = ensemble;
        this.detector = detector;
    }

    /**
     * The verdict on a reading that goes clearly the other way than announced; null on any other. To be asked before the
     * reading is taken in.
     *
     * @param score its mean normal score against a steady day
     * @param tails how many times the chance of a deviation counts, at least 1
     */
    @Nullable
    Verdict contraryVerdict(double score, double surprisal, int tails) {
        if (!interventions.contradictedBy(score) || !detector.isUnmistakable(score)) {
            return null;
        }
        return new Verdict(
                VerdictKind.TRANSIENT,
                score > 0 ? Direction.UP : Direction.DOWN,
                detector.alarmProbability(score),
                surprisal,
                Math.min(1, tails * detector.pValueOf(score)),
                true,
                LocalDate.ofEpochDay(day),
                true);
    }

    /** Takes the day in, and says whether an alarm that was open ended with it. */
    boolean apply(OptionalDouble value, ValueDomain domain) {
        if (!ensemble.started()) {
            return false;
        }
        if (interventions.begins()) {
            ensemble.inflateTrendVariance(FIRST_LEVEL, FIRST_SLOPE);
            ensemble.inflateCountVariance();
            ensemble.prepare(day);
        }
        if (value.isPresent() && !interventions.temporary()) {
            ensemble.learnIntervention(day, value.getAsDouble(), domain);
        } else {
            ensemble.skip(day);
        }
        if (!interventions.adapting()) {
            return false;
        }
        ensemble.inflateTrendVariance(LATER_LEVEL, 0);
        ensemble.reforecastAll(day);
        ensemble.reforecastCounts(day);
        return detector.restartAfterIntervention();
    }
}
