package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.util.OptionalDouble;

import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.PooledQuantiles;
import coop.minga.analytics.filter.result.Basis;
import coop.minga.analytics.filter.result.ProcessProbabilities;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * A judged day of a series.
 *
 * @param value when judged
 * @param verdict null on closed days or without a reading
 * @param raised its flag's first kind
 */
public record JudgedDay(
        LocalDate day,
        @Nullable Double value,
        Bands bands,
        @Nullable Verdict verdict,
        @Nullable VerdictKind raised,
        Details details) {

    /**
     * The forecasts of a day.
     *
     * @param own from own readings, used by alerts; null while history is too short
     * @param pooled with borrowed quantiles
     */
    public record Bands(
            @Nullable ForecastBand own, @Nullable ForecastBand pooled) {

        /** The forecast to show. */
        public @Nullable ForecastBand shown() {
            return pooled == null ? own : pooled;
        }
    }

    /**
     * Further figures of a verdict.
     *
     * @param normalScore uncalibrated normal score; null without a verdict or with an intervention
     * @param basis null if not stored
     */
    public record Details(
            @Nullable Double normalScore,
            @Nullable ProcessProbabilities processes,
            @Nullable Basis basis) {

        public static final Details NONE = new Details(null, null, null);
    }

    /** A day without borrowed quantiles and details. */
    public JudgedDay(LocalDate day, @Nullable Double value, @Nullable ForecastBand band, @Nullable Verdict verdict) {
        this(day, value, new Bands(band, null), verdict, raisedBy(verdict), Details.NONE);
    }

    /** @param pooledQuantiles null if not borrowed */
    static JudgedDay of(Judgement judgement, @Nullable PooledQuantiles pooledQuantiles) {
        var forecast = judgement.forecast();
        var verdict = judgement.verdict();
        var scored = forecast.ready()
                && verdict != null
                && judgement.day().interventions().isEmpty();
        var bands = new Bands(
                forecast.ready() ? ForecastBand.of(forecast) : null,
                pooledQuantiles == null ? null : ForecastBand.of(forecast.pooled(pooledQuantiles)));
        var details = new Details(
                scored ? (Double) forecast.normalScore(judgement.value().orElseThrow()) : null,
                verdict == null ? null : judgement.processes(),
                judgement.basis());
        return new JudgedDay(
                judgement.day().date(), boxed(judgement.value()), bands, verdict, raisedBy(verdict), details);
    }

    JudgedDay with(Verdict settled) {
        return new JudgedDay(day, value, bands, settled, raised, details);
    }

    /** The forecast from own readings. */
    public @Nullable ForecastBand band() {
        return bands.own();
    }

    /** The forecast to show. */
    public @Nullable ForecastBand shown() {
        return bands.shown();
    }

    public boolean flagged() {
        return verdict != null && verdict.flagged();
    }

    /** Whether its flag was settled as steady. */
    public boolean flagRetracted() {
        return raised != null && !flagged();
    }

    private static @Nullable VerdictKind raisedBy(@Nullable Verdict verdict) {
        return verdict != null && verdict.flagged() ? verdict.kind() : null;
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
