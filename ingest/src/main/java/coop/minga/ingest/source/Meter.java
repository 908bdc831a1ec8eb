package coop.minga.ingest.source;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;

import coop.minga.ingest.source.DayValues.DayValue;

/** Tells the readings of a meter from the production of days: they only grow, and by about one usual day a day. */
final class Meter {
    private static final int FEWEST = 3;

    /** An old meter's growth of a day is at most this share of its reading. */
    private static final double SMALL = 0.006;

    /** A young meter's growth of a day is at least this share of its first reading. */
    private static final double LARGE = 0.15;

    private static final double MUCH_MORE = 5;
    private static final double MOST_ALIKE = 3;

    private Meter() {}

    /** @param days in order */
    static boolean reads(List<DayValue> days, NavigableMap<LocalDate, Double> known) {
        if (days.size() < FEWEST
                || days.getFirst().value() <= 0
                || usual(days.getFirst().value(), known)) {
            return false;
        }
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int at = 1; at < days.size(); at++) {
            double passed = Math.max(
                    1,
                    days.get(at).entry().day().toEpochDay()
                            - days.get(at - 1).entry().day().toEpochDay());
            double growth = (days.get(at).value() - days.get(at - 1).value()) / passed;
            if (growth <= 0) {
                return false;
            }
            least = Math.min(least, growth);
            most = Math.max(most, growth);
        }
        boolean alike = most <= MOST_ALIKE * least;
        boolean old = most <= SMALL * days.getFirst().value();
        boolean total =
                least >= days.getFirst().value() / 2 && most <= days.getFirst().value() * 2;
        boolean young = total
                || (days.size() >= FEWEST + 2
                        && least >= LARGE * days.getFirst().value());
        return alike && (old || young);
    }

    /** Whether the value is of the size of values that went up and down before. */
    private static boolean usual(double value, NavigableMap<LocalDate, Double> known) {
        if (known.isEmpty() || grows(known)) {
            return false;
        }
        double largest = known.values().stream().mapToDouble(Math::abs).max().orElse(0);
        return value <= MUCH_MORE * largest;
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
