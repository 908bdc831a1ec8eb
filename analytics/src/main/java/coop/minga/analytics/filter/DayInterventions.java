package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import coop.minga.analytics.filter.result.Direction;

/**
 * A day's interventions. Part of the day, for exact replays.
 *
 * @param temporary the reading updates no state
 * @param begins a new level may hold
 * @param adapting one of the {@value #ADAPTATION_DAYS} days from {@code begins} on
 * @param expected {@link Direction#NONE} if unknown or contradictory
 */
public record DayInterventions(boolean temporary, boolean begins, boolean adapting, Direction expected) {

    /** An ordinary day. */
    public static final DayInterventions NONE = new DayInterventions(false, false, false, Direction.NONE);

    /** Calendar days from a permanent change on: each weekday once. */
    public static final int ADAPTATION_DAYS = 7;

    public DayInterventions {
        if (begins && !adapting) {
            throw new IllegalArgumentException("a change that begins: expected to be adapting too");
        }
    }

    public static DayInterventions temporary(Direction expected) {
        return new DayInterventions(true, false, false, expected);
    }

    /** The interventions of a series that concern one of its days. */
    public static DayInterventions on(LocalDate day, Collection<? extends Intervention> changes) {
        List<? extends Intervention> today =
                changes.stream().filter(change -> applies(day, change)).toList();
        if (today.isEmpty()) {
            return NONE;
        }
        List<Direction> directions =
                today.stream().map(Intervention::expected).distinct().toList();
        return new DayInterventions(
                today.stream().anyMatch(Intervention.Temporary.class::isInstance),
                today.stream()
                        .anyMatch(change -> change instanceof Intervention.Permanent permanent
                                && permanent.first().equals(day)),
                today.stream().anyMatch(Intervention.Permanent.class::isInstance),
                directions.size() == 1 ? directions.getFirst() : Direction.NONE);
    }

    public boolean isEmpty() {
        return !temporary && !adapting;
    }

    /** Whether the forecast is inflated. Adapting models have enough variance already. */
    boolean inflatesForecast() {
        return temporary || begins;
    }

    /** Whether a residual, by its sign, contradicts the expected direction. */
    boolean contradictedBy(double residual) {
        return switch (expected) {
            case UP -> residual < 0;
            case DOWN -> residual > 0;
            case NONE -> false;
        };
    }

    private static boolean applies(LocalDate day, Intervention change) {
        return !day.isBefore(change.first())
                && switch (change) {
                    case Intervention.Temporary temporary -> !day.isAfter(temporary.last());
                    case Intervention.Permanent permanent ->
                        day.isBefore(permanent.first().plusDays(ADAPTATION_DAYS));
                };
    }
}
