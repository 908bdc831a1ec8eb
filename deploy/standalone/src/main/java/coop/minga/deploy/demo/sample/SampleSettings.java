package coop.minga.deploy.demo.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.NavigableSet;

/**
 * Parameters of a sample federation.
 *
 * @param firstLiveDay first production day reported live; earlier days are history
 */
public record SampleSettings(long seed, int cooperatives, LocalDate firstLiveDay) {
    public static final ZoneId ZONE = ZoneId.of("America/Santiago");

    private static final int MOST_COOPERATIVES = 1000;
    private static final int HISTORY_YEARS = 2;
    private static final int YEARS_AHEAD = 4;

    public SampleSettings {
        if (cooperatives < 1 || cooperatives > MOST_COOPERATIVES) {
            throw new IllegalArgumentException(
                    "cooperatives is " + cooperatives + "; expected 1 to " + MOST_COOPERATIVES);
        }
    }

    /** The latest Monday up to today without a holiday until Wednesday. */
    public static LocalDate usualFirstLiveDay(LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        NavigableSet<LocalDate> holidays = Holidays.between(today.getYear() - 1, today.getYear());
        while (!holidays.subSet(monday, monday.plusDays(3)).isEmpty()) {
            monday = monday.minusWeeks(1);
        }
        return monday;
    }

    public LocalDate firstDay() {
        return firstLiveDay.minusYears(HISTORY_YEARS);
    }

    /** End of history and start of the clock: midnight after the first live day. */
    public Instant beginning() {
        return firstLiveDay.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    int firstYear() {
        return firstDay().getYear();
    }

    int lastYear() {
        return firstLiveDay.getYear() + YEARS_AHEAD;
    }
}
