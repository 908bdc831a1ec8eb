package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.util.OptionalDouble;

import coop.minga.analytics.filter.Basis;
import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.Processes;
import coop.minga.analytics.filter.Verdict;
import coop.minga.analytics.filter.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * A day of a series as judged.
 *
 * @param value as known when it was judged; null where nothing was reported
 * @param band the forecast made before; null while the history is too short
 * @param verdict null on closed days and where nothing was reported
 * @param processes how probable each process of the multi-process model is; null where there is no verdict
 * @param basis on what it was judged; null where that was not kept
 * @param raised what the day was first called when it was flagged, whatever it was settled as; null when it never was
 */
public record JudgedDay(
        LocalDate day,
        @Nullable Double value,
        @Nullable Band band,
        @Nullable Verdict verdict,
        @Nullable Processes processes,
        @Nullable Basis basis,
        @Nullable VerdictKind raised) {

    /** Without what only the figures of a day tell. */
    public JudgedDay(LocalDate day, @Nullable Double value, @Nullable Band band, @Nullable Verdict verdict) {
        this(day, value, band, verdict, null, null, raisedBy(verdict));
    }

    static JudgedDay of(Judgement judgement) {
        var forecast = judgement.forecast();
        var verdict = judgement.verdict();
        return new JudgedDay(
                judgement.day().date(),
                boxed(judgement.value()),
                forecast.ready() ? Band.of(forecast) : null,
                verdict,
                verdict == null ? null : judgement.processes(),
                judgement.basis(),
                raisedBy(verdict));
    }

    JudgedDay with(Verdict settled) {
        return new JudgedDay(day, value, band, settled, processes, basis, raised);
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
