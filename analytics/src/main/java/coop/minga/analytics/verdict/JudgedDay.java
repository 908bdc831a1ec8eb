package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.util.OptionalDouble;

import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.PooledScores;
import coop.minga.analytics.filter.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A day of a series as judged.
 *
 * @param value as known when it was judged; null where nothing was reported
 * @param band the forecast made before, by the series' own readings alone, which is what alerts go by; null while the
 *     history is too short
 * @param verdict null on closed days and where nothing was reported
 * @param pooled the same with what siblings lend to a young series; null where they lend nothing
 * @param score the normal score of the value under the forecast before calibration; null where nothing was judged
 */
public record JudgedDay(
        LocalDate day,
        @Nullable Double value,
        @Nullable Band band,
        @Nullable Verdict verdict,
        @Nullable Band pooled,
        @Nullable Double score) {

    /** Of a series that borrows nothing. */
    public JudgedDay(LocalDate day, @Nullable Double value, @Nullable Band band, @Nullable Verdict verdict) {
        this(day, value, band, verdict, null, null);
    }

    /** @param siblings null where they lend nothing */
    static JudgedDay of(Judgement judgement, @Nullable PooledScores siblings) {
        var forecast = judgement.forecast();
        var scored = forecast.ready() && judgement.verdict() != null;
        return new JudgedDay(
                judgement.day().date(),
                boxed(judgement.value()),
                forecast.ready() ? Band.of(forecast) : null,
                judgement.verdict(),
                siblings == null ? null : Band.of(forecast.pooled(siblings)),
                scored ? (Double) forecast.score(judgement.value().orElseThrow()) : null);
    }

    JudgedDay with(Verdict settled) {
        return new JudgedDay(day, value, band, settled, pooled, score);
    }

    /** The forecast to show. */
    public @Nullable Band shown() {
        return pooled == null ? band : pooled;
    }

    public boolean flagged() {
        return verdict != null && verdict.flagged();
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
