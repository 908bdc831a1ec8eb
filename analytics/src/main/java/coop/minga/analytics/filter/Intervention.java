package coop.minga.analytics.filter;

import java.time.LocalDate;

import coop.minga.analytics.filter.result.Direction;

/** Something that people know of a series ahead, or afterwards, and the filter cannot. */
public sealed interface Intervention {

    /** The first day that is out of the ordinary. */
    LocalDate first();

    /** Which way the readings are expected to go; {@link Direction#NONE} where nobody knows. */
    Direction expected();

    /** The days from the first to the last are out of the ordinary; afterwards all is as before. */
    record Temporary(LocalDate first, LocalDate last, Direction expected) implements Intervention {

        public Temporary {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("last day " + last + ": expected " + first + " or a later one");
            }
        }
    }

    /** From the first day on another level or slope may hold. */
    record Permanent(LocalDate first, Direction expected) implements Intervention {}
}
