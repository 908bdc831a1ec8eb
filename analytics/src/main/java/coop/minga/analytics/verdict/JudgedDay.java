package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.util.OptionalDouble;

import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.PooledQuantiles;
import coop.minga.analytics.filter.result.Basis;
import coop.minga.analytics.filter.result.Processes;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * A judged day of a series.
 *
 * @param value when judged
 * @param band forecast from own readings, used by alerts; null while history is too short
 * @param verdict null on closed days or without a reading
 * @param pooled forecast with borrowed quantiles
 * @param score uncalibrated normal score; null without a verdict or with an intervention
 * @param basis null if not stored
 * @param raised its flag's first kind
 */
public record JudgedDay(
        LocalDate day,
        @Nullable Double value,
        @Nullable Band band,
        @Nullable Verdict verdict,
        @Nullable Band pooled,
        @Nullable Double score,
        @Nullable Processes processes,
        @Nullable Basis basis,
        @Nullable VerdictKind raised) {

    /** A day without borrowed quantiles and details. */
    public JudgedDay(LocalDate day, @Nullable Double value, @Nullable Band band, @Nullable Verdict verdict) {
        this(day, value, band, verdict, null, null, null, null, raisedBy(verdict));
    }

    /** @param pooledQuantiles null where they lend nothing */
    static JudgedDay of(Judgement judgement, @Nullable PooledQuantiles pooledQuantiles) {
        var forecast = judgement.forecast();
        var verdict = judgement.verdict();
        var scored = forecast.ready()
                && verdict != null
                && judgement.day().interventions().isEmpty();
        return new JudgedDay(
                judgement.day().date(),
                boxed(judgement.value()),
                forecast.ready() ? Band.of(forecast) : null,
                verdict,
                pooledQuantiles == null ? null : Band.of(forecast.pooled(pooledQuantiles)),
                scored ? (Double) forecast.score(judgement.value().orElseThrow()) : null,
                verdict == null ? null : judgement.processes(),
                judgement.basis(),
                raisedBy(verdict));
    }

    JudgedDay with(Verdict settled) {
        return new JudgedDay(day, value, band, settled, pooled, score, processes, basis, raised);
    }

    /** The forecast to show. */
    public @Nullable Band shown() {
        return pooled == null ? band : pooled;
    }

    public boolean flagged() {
        return verdict != null && verdict.flagged();
    }

    /** Flagged first, and settled as nothing. */
    public boolean withdrawn() {
        return raised != null && !flagged();
    }

    private static @Nullable VerdictKind raisedBy(@Nullable Verdict verdict) {
        return verdict != null && verdict.flagged() ? verdict.kind() : null;
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
