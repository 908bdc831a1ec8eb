package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import coop.minga.analytics.filter.result.Direction;

/**
 * What was announced for one day. It is a part of the day, as whether it is closed, so that nothing of it has to be
 * remembered and a replay over the same days and announcements gives the same state to the last bit.
 *
 * @param passing the day is out of the ordinary: its reading teaches nothing
 * @param begins from this day on another level may hold
 * @param settling the day is one of the {@value #SETTLING_DAYS} days, {@code begins} included, in which the filter takes
 *     such a change in
 * @param expected which way; {@link Direction#NONE} where nobody knows or what was announced disagrees
 */
public record DayInterventions(boolean passing, boolean begins, boolean settling, Direction expected) {

    /** An ordinary day. */
    public static final DayInterventions NOTHING = new DayInterventions(false, false, false, Direction.NONE);

    /** Calendar days from the first of a lasting change on: each weekday once. */
    public static final int SETTLING_DAYS = 7;

    public DayInterventions {
        if (begins && !settling) {
            throw new IllegalArgumentException("a change that begins: expected to be settling too");
        }
    }

    public static DayInterventions passing(Direction expected) {
        return new DayInterventions(true, false, false, expected);
    }

    /** What all that was announced for a series means for one of its days. */
    public static DayInterventions on(LocalDate day, Collection<? extends Intervention> changes) {
        List<? extends Intervention> today =
                changes.stream().filter(change -> concerns(day, change)).toList();
        if (today.isEmpty()) {
            return NOTHING;
        }
        List<Direction> ways =
                today.stream().map(Intervention::expected).distinct().toList();
        return new DayInterventions(
                today.stream().anyMatch(Intervention.Temporary.class::isInstance),
                today.stream()
                        .anyMatch(change -> change instanceof Intervention.Permanent lasting
                                && lasting.first().equals(day)),
                today.stream().anyMatch(Intervention.Permanent.class::isInstance),
                ways.size() == 1 ? ways.getFirst() : Direction.NONE);
    }

    public boolean nothing() {
        return !passing && !settling;
    }

    /** Whether the forecast of the day is widened; once a change settles, the members know how wide they are. */
    boolean widens() {
        return passing || begins;
    }

    /** Whether a reading off to this side, by its sign, is the contrary of what was announced. */
    boolean contradictedBy(double off) {
        return switch (expected) {
            case UP -> off < 0;
            case DOWN -> off > 0;
            case NONE -> false;
        };
    }

    private static boolean concerns(LocalDate day, Intervention change) {
        return !day.isBefore(change.first())
                && switch (change) {
                    case Intervention.Temporary passing -> !day.isAfter(passing.last());
                    case Intervention.Permanent lasting ->
                        day.isBefore(lasting.first().plusDays(SETTLING_DAYS));
                };
    }
}
