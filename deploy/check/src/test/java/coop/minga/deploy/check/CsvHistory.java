package coop.minga.deploy.check;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;

/** Plausible daily values with a weekly pattern and reproducible noise. */
record CsvHistory(String indicator, double level) {

    private static final double NOISE = 0.04;
    private static final double SUNDAYS = 0.7;
    private static final int QUIET_DAYS = 7;

    /** A file with one row per day, ending on this day. */
    String file(LocalDate last, int days) {
        var text = new StringBuilder("day," + indicator + "\n");
        for (var day = last.minusDays(days - 1L); !day.isAfter(last); day = day.plusDays(1)) {
            text.append(row(day, value(day)));
        }
        return text.toString();
    }

    /**
     * As above, with this value on the last day. The week before is slightly high, so that the fall is no level step on
     * any date.
     */
    String fileEndingIn(LocalDate last, int days, double came) {
        var text = new StringBuilder(file(last.minusDays(QUIET_DAYS + 1), days - QUIET_DAYS - 1));
        for (var day = last.minusDays(QUIET_DAYS); day.isBefore(last); day = day.plusDays(1)) {
            text.append(row(day, level * week(day) * (1.02 + 0.004 * (ChronoUnit.DAYS.between(day, last) % 3))));
        }
        return text.append(row(last, came)).toString();
    }

    double value(LocalDate day) {
        var noise = new SplittableRandom(day.toEpochDay() * 31 + indicator.hashCode()).nextGaussian() * NOISE;
        return Math.round(level * week(day) * (1 + noise) * 10) / 10.0;
    }

    private static double week(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? SUNDAYS : 1;
    }

    private static String row(LocalDate day, double value) {
        return String.format(Locale.ROOT, "%s,%.1f%n", day, value);
    }
}
