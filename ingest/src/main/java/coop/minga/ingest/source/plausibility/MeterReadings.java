package coop.minga.ingest.source.plausibility;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;

/** Detects cumulative meter readings: they only grow, by about one day's production a day. */
final class MeterReadings {

    private static final int FEWEST_DAYS = 3;
    private static final int FEWEST_DAYS_OF_YOUNG = 5;

    /** The largest daily growth over the smallest. */
    private static final double MOST_UNEVEN_GROWTH = 3;

    /** An old meter's daily growth, at most, as a share of its first reading. */
    private static final double OLD_GROWTH = 0.006;

    /** A young meter's daily growth, at least, as a share of its first reading. */
    private static final double YOUNG_GROWTH = 0.15;

    /** A meter that began at zero grows by about its first reading, within these factors. */
    private static final double LEAST_FROM_ZERO = 0.5;

    private static final double MOST_FROM_ZERO = 2;

    /** Production is at most this many times the largest known value. */
    private static final double MOST_PRODUCED = 5;

    private MeterReadings() {}

    /** @param days in order */
    static boolean recognized(List<DayValue> days, NavigableMap<LocalDate, Double> known) {
        if (days.size() < FEWEST_DAYS
                || days.getFirst().value() <= 0
                || usual(days.getFirst().value(), known)) {
            return false;
        }
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int at = 1; at < days.size(); at++) {
            double passed = Math.max(
                    1,
                    days.get(at).cell().day().toEpochDay()
                            - days.get(at - 1).cell().day().toEpochDay());
            double growth = (days.get(at).value() - days.get(at - 1).value()) / passed;
            if (growth <= 0) {
                return false;
            }
            least = Math.min(least, growth);
            most = Math.max(most, growth);
        }
        boolean alike = most <= MOST_UNEVEN_GROWTH * least;
        boolean old = most <= OLD_GROWTH * days.getFirst().value();
        boolean fromZero = least >= LEAST_FROM_ZERO * days.getFirst().value()
                && most <= MOST_FROM_ZERO * days.getFirst().value();
        boolean young = fromZero
                || (days.size() >= FEWEST_DAYS_OF_YOUNG
                        && least >= YOUNG_GROWTH * days.getFirst().value());
        return alike && (old || young);
    }

    /** Whether the value is of the size of values that went up and down before. */
    private static boolean usual(double value, NavigableMap<LocalDate, Double> known) {
        if (known.isEmpty() || grows(known)) {
            return false;
        }
        double largest = known.values().stream().mapToDouble(Math::abs).max().orElse(0);
        return value <= MOST_PRODUCED * largest;
    }

    private static boolean grows(NavigableMap<LocalDate, Double> known) {
        double before = -Double.MAX_VALUE;
        for (double each : known.values()) {
            if (each < before) {
                return false;
            }
            before = each;
        }
        return true;
    }
}
