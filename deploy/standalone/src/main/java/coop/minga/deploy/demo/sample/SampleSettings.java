package coop.minga.deploy.demo.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.NavigableSet;

/**
 * What makes one sample federation differ from another.
 *
 * @param firstLiveDay the first production day that is reported while the demo runs; the days before it are history
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

    /** The latest Monday up to today on which, as on the two days after it, no holiday keeps the federation at home. */
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

    /** When history ends and the federation's clock begins to run: the morning after the first live day. */
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
