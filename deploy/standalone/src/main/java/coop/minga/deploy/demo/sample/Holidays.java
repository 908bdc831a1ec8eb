package coop.minga.deploy.demo.sample;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holidays of the sample federation: Chile's, without those moved by law. */
final class Holidays {
    private static final List<MonthDay> FIXED = Stream.of(
                    "--01-01", "--05-01", "--05-21", "--06-29", "--07-16", "--08-15", "--09-18", "--09-19", "--10-12",
                    "--10-31", "--11-01", "--12-08", "--12-25")
            .map(MonthDay::parse)
            .toList();

    private Holidays() {}

    /** Includes the first and the last year. */
    static NavigableSet<LocalDate> between(int firstYear, int lastYear) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (int year = firstYear; year <= lastYear; year++) {
            for (MonthDay day : FIXED) {
                days.add(day.atYear(year));
            }
            LocalDate easter = easter(year);
            days.add(easter.minusDays(2));
            days.add(easter.minusDays(1));
        }
        return days;
    }

    /** Easter Sunday of the Gregorian calendar (anonymous algorithm of 1876). */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int rest = year % 100;
        int leap = (8 * century + 13) / 25;
        int moon = (19 * golden + century - century / 4 - leap + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
        int late = (golden + 11 * moon + 22 * weekday) / 451;
        int number = moon + weekday - 7 * late + 114;
        return LocalDate.of(year, number / 31, number % 31 + 1);
    }
}
