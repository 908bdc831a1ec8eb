package coop.minga.deploy.check;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;

/** Plausible days of an indicator as a cooperative exports them: a shape of the week, a little noise, always the same. */
record CsvHistory(String indicator, double level) {

    private static final double NOISE = 0.04;
    private static final double SUNDAYS = 0.7;
    private static final int QUIET_DAYS = 7;

    /** A file with a row a day, ending on the day given. */
    String file(LocalDate last, int days) {
        var text = new StringBuilder("day," + indicator + "\n");
        for (var day = last.minusDays(days - 1L); !day.isAfter(last); day = day.plusDays(1)) {
            text.append(row(day, value(day)));
        }
        return text.toString();
    }

    /**
     * The same, but for the last day, on which this came. The week before it lies a little above the level, so that one odd
     * day is no step since the day before, on whichever date the test is run.
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
