package coop.minga.analytics.series;

import java.time.LocalDate;
import java.util.Objects;

import coop.minga.analytics.catalogue.SeriesId;
import org.jspecify.annotations.Nullable;

/**
 * A series that waits to be judged.
 *
 * @param fromDay the first day that changed since it was judged last; null where only a replay waits
 * @param replayFrom the first day of a replay that waits; null where none does
 * @param change a number that its mark never had before it changed last
 * @param aside whether it was put aside before
 */
public record DirtySeries(
        SeriesId series,
        @Nullable LocalDate fromDay,
        @Nullable LocalDate replayFrom,
        long change,
        boolean aside) {

    public DirtySeries {
        if (fromDay == null && replayFrom == null) {
            throw new IllegalArgumentException("mark of series " + series + ": expected a day from which it waits");
        }
    }

    /** The first day of all that waits. */
    public LocalDate first() {
        if (fromDay == null || replayFrom == null) {
            return Objects.requireNonNull(fromDay == null ? replayFrom : fromDay);
        }
        return fromDay.isBefore(replayFrom) ? fromDay : replayFrom;
    }
}
