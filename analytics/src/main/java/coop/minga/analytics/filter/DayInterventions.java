package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import coop.minga.analytics.filter.result.Direction;

/**
 * What was announced for one day. It is a part of the day, as whether it is closed, so that nothing of it has to be
 * remembered and a replay over the same days and announcements gives the same state to the last bit.
 *
 * @param temporary the day is out of the ordinary: its reading teaches nothing
 * @param begins from this day on another level may hold
 * @param adapting the day is one of the {@value #ADAPTATION_DAYS} days, {@code begins} included, in which the filter takes
 *     such a change in
 * @param expected which way; {@link Direction#NONE} where nobody knows or what was announced disagrees
 */
public record DayInterventions(boolean temporary, boolean begins, boolean adapting, Direction expected) {

    /** An ordinary day. */
    public static final DayInterventions NONE = new DayInterventions(false, false, false, Direction.NONE);

    /** Calendar days from the first of a lasting change on: each weekday once. */
    public static final int ADAPTATION_DAYS = 7;

    public DayInterventions {
        if (begins && !adapting) {
            throw new IllegalArgumentException("a change that begins: expected to be settling too");
        }
    }

    public static DayInterventions temporary(Direction expected) {
        return new DayInterventions(true, false, false, expected);
    }

    /** What all that was announced for a series means for one of its days. */
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

    /** Whether the forecast of the day is widened; once a change settles, the members know how wide they are. */
    boolean inflatesForecast() {
        return temporary || begins;
    }

    /** Whether a reading off to this side, by its sign, is the contrary of what was announced. */
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
