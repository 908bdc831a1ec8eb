package coop.minga.deploy.check;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;

/** Plausible days of an indicator as a cooperative exports them: a shape of the week, a little noise, always the same. */
record CsvHistory(String indicator, double level) {

    private static final double NOISE = 0.04;
    private static final double SUNDAYS = 0.7;

    /** A file with a row a day, ending on the day given. */
    String file(LocalDate last, int days) {
        var text = new StringBuilder("day," + indicator + "\n");
        for (var day = last.minusDays(days - 1L); !day.isAfter(last); day = day.plusDays(1)) {
            text.append(row(day, value(day)));
        }
        return text.toString();
    }

    /** The same, but for the last day, on which this came. */
    String fileEndingIn(LocalDate last, int days, double came) {
        return file(last.minusDays(1), days - 1) + row(last, came);
    }

    double value(LocalDate day) {
        var noise = new SplittableRandom(day.toEpochDay() * 31 + indicator.hashCode()).nextGaussian() * NOISE;
        var week = day.getDayOfWeek() == DayOfWeek.SUNDAY ? SUNDAYS : 1;
        return Math.round(level * week * (1 + noise) * 10) / 10.0;
    }

    private static String row(LocalDate day, double value) {
        return String.format(Locale.ROOT, "%s,%.1f%n", day, value);
    }
}
