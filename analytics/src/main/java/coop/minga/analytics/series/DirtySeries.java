package coop.minga.analytics.series;

import java.time.LocalDate;
import java.util.Objects;

import coop.minga.analytics.catalogue.SeriesId;
import org.jspecify.annotations.Nullable;

/**
 * A series that waits to be judged.
 *
 * @param fromDay first changed day; null if only a replay waits
 * @param replayFrom first day of the replay, if any
 * @param change unique number of the last change
 * @param suspended until now
 */
public record DirtySeries(
        SeriesId series,
        @Nullable LocalDate fromDay,
        @Nullable LocalDate replayFrom,
        long change,
        boolean suspended) {

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
