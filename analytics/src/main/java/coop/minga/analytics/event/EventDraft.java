package coop.minga.analytics.event;

import java.time.LocalDate;
import java.util.Objects;

import coop.minga.analytics.event.KnownEvent.Kind;
import coop.minga.analytics.filter.Intervention;
import coop.minga.analytics.filter.PromisedEffect;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.people.UnfitInputException;
import coop.minga.ingest.contract.SafeText;
import coop.minga.ingest.contract.Statement;
import org.jspecify.annotations.Nullable;

/**
 * An event as typed, not validated.
 *
 * @param wholeUnit for all indicators of the unit
 */
public record EventDraft(
        Kind kind, boolean wholeUnit, Period period, Direction expected, Promise promise, String reason) {

    /** @param last null for one day; ignored if permanent */
    public record Period(
            boolean lasting,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {}

    /**
     * The promised effect, if any.
     *
     * @param size signed
     * @param part whether relative to the forecast
     * @param due when it is complete
     */
    public record Promise(
            @Nullable Double size, boolean part, @Nullable LocalDate due) {

        public static final Promise NONE = new Promise(null, false, null);
    }

    /** In days before or after today: older is history, later unknown. */
    static final int FARTHEST = 366;

    /** In days; longer exceptions are permanent changes. */
    static final int LONGEST = 92;

    /** In characters. */
    public static final int LONGEST_REASON = 300;

    /** The largest relative size: ten times as much more. */
    private static final double LARGEST_PART = 10;

    /** @throws UnfitInputException with the problem and its remedy */
    public void check(LocalDate today) {
        var from = period.first();
        require(from != null, "first", "The event needs its first day.");
        checkDays(Objects.requireNonNull(from), today);
        if (promise.size() != null || promise.due() != null) {
            checkEffect(Objects.requireNonNull(from), promise.size(), promise.due());
        }
        require(
                !SafeText.invisible(reason) && reason.strip().length() <= LONGEST_REASON,
                "reason",
                "The event needs a reason of 1 to " + LONGEST_REASON + " characters.",
                LONGEST_REASON,
                SafeText.invisible(reason) ? 0 : reason.strip().length());
        UnfitInputException.requireReadable(reason);
    }

    public Intervention change() {
        var from = Objects.requireNonNull(period.first());
        var last = period.last();
        return period.lasting()
                ? new Intervention.Permanent(from, direction())
                : new Intervention.Temporary(from, last == null ? from : last, direction());
    }

    public @Nullable PromisedEffect promised() {
        var size = promise.size();
        var due = promise.due();
        return size == null || due == null
                ? null
                : new PromisedEffect(Objects.requireNonNull(period.first()), due, size, promise.part());
    }

    private void checkDays(LocalDate from, LocalDate today) {
        require(
                !from.isBefore(today.minusDays(FARTHEST)),
                "past",
                "The first day is more than " + FARTHEST + " days ago: give a later one.",
                FARTHEST);
        require(
                !from.isAfter(today.plusDays(FARTHEST)),
                "future",
                "The first day is more than " + FARTHEST + " days ahead: announce it when it is nearer.",
                FARTHEST);
        var last = period.last();
        if (period.lasting() || last == null) {
            return;
        }
        require(!last.isBefore(from), "order", "The last day is before the first: exchange them.");
        require(
                last.isBefore(from.plusDays(LONGEST)),
                "long",
                "The event takes more than " + LONGEST + " days: say that it lasts, or give an earlier last day.",
                LONGEST);
    }

    private void checkEffect(LocalDate from, @Nullable Double promised, @Nullable LocalDate by) {
        require(promised != null, "effect.size", "The effect has a day but no size: give its size, or no day.");
        require(
                by != null,
                "effect.due",
                "The effect has a size but no day: say by when it is there, or give no size.");
        require(
                period.lasting(),
                "effect.passing",
                "Only of what lasts an effect can be seen: say that it lasts, or give none.");
        require(!wholeUnit, "effect.unit", "An effect is one of this indicator: announce it for this one alone.");
        var size = Objects.requireNonNull(promised);
        require(
                size != 0 && (promise.part() ? size > -1 && size <= LARGEST_PART : Math.abs(size) <= Statement.LARGEST),
                "effect.none",
                "The size of the effect is to be other than zero, above -100 % and at most 1000 %, or at most 1e15 in"
                        + " the indicator's unit.");
        var day = Objects.requireNonNull(by);
        require(
                !day.isBefore(from) && !day.isAfter(from.plusDays(PromisedEffect.FARTHEST_DUE)),
                "effect.days",
                "The effect is to be there within " + PromisedEffect.FARTHEST_DUE + " days from the first.",
                PromisedEffect.FARTHEST_DUE);
        require(
                expected == Direction.NONE || expected == way(size),
                "effect.direction",
                "The size of the effect goes the other way than what is expected: change its sign or the direction.");
    }

    /** The sign of the promised size replaces an unknown direction. */
    private Direction direction() {
        var size = promise.size();
        return expected == Direction.NONE && size != null ? way(size) : expected;
    }

    private static Direction way(double size) {
        return size > 0 ? Direction.UP : Direction.DOWN;
    }

    private static void require(boolean fits, String key, String message, Object... values) {
        if (!fits) {
            throw new UnfitInputException("event.unfit." + key, message, values);
        }
    }
}
