package coop.minga.analytics.filter;

import java.time.LocalDate;

import coop.minga.analytics.filter.result.Direction;

/** An announced change of a series, before or after it. */
public sealed interface Intervention {

    /** The first exceptional day. */
    LocalDate first();

    /** The expected direction; {@link Direction#NONE} if it is unknown. */
    Direction expected();

    /** A pulse: only these days are exceptional. */
    record Temporary(LocalDate first, LocalDate last, Direction expected) implements Intervention {

        public Temporary {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("last day " + last + ": expected " + first + " or a later one");
            }
        }
    }

    /** A step or ramp: level and slope may change from this day on. */
    record Permanent(LocalDate first, Direction expected) implements Intervention {}
}
