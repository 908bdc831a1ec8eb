package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.util.OptionalDouble;

import coop.minga.analytics.filter.change.ChangeDetector;
import coop.minga.analytics.filter.distribution.ValueDomain;
import coop.minga.analytics.filter.ensemble.ModelEnsemble;
import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * Feed-forward intervention (West and Harrison 1997, 11.2). A temporary day leaves the state unchanged. A permanent
 * change adds variance to level and slope, most on its first day. Forecasts and detectors then restart, so that it
 * raises no alarm.
 */
final class FeedForwardIntervention {

    /** In observational variances: the first reading outweighs a hundred earlier ones. */
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
     * The verdict on a reading that clearly contradicts the announcement. Call before {@link #apply}.
     *
     * @param score mean normal score of the reading against a steady day
     * @param tails factor of the p-value, at least 1
     */
    @Nullable
    Verdict contraryVerdict(double score, double tailSurprisal, int tails) {
        if (!interventions.contradictedBy(score) || !detector.isUnmistakable(score)) {
            return null;
        }
        var classification = new Classification(
                VerdictKind.TRANSIENT,
                score > 0 ? Direction.UP : Direction.DOWN,
                LocalDate.ofEpochDay(day),
                detector.alarmConfidence(score));
        return new Verdict(classification, tailSurprisal, Math.min(1, tails * detector.pValueOf(score)), true, true);
    }

    /** Updates the ensemble. Returns whether this ended an open alarm. */
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
