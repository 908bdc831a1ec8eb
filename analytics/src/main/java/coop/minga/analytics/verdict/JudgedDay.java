package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.util.OptionalDouble;

import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A day of a series as judged.
 *
 * @param value as known when it was judged; null where nothing was reported
 * @param band the forecast made before; null while the history is too short
 * @param verdict null on closed days and where nothing was reported
 */
public record JudgedDay(
        LocalDate day,
        @Nullable Double value,
        @Nullable Band band,
        @Nullable Verdict verdict) {

    static JudgedDay of(Judgement judgement) {
        var forecast = judgement.forecast();
        return new JudgedDay(
                judgement.day().date(),
                boxed(judgement.value()),
                forecast.ready() ? Band.of(forecast) : null,
                judgement.verdict());
    }

    JudgedDay with(Verdict settled) {
        return new JudgedDay(day, value, band, settled);
    }

    public boolean flagged() {
        return verdict != null && verdict.flagged();
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
