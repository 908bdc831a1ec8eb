package coop.minga.ingest.source.plausibility;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.ingest.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Asks about a value that fits the {@value #WINDOW} values around it only multiplied or divided by 10, 100 or 1000. Fits: from
 * half of their 10 % quantile to twice their 90 % quantile, or near the value before. A count of at most {@value
 * #SMALL_COUNT} is usual where others are.
 */
final class Magnitudes {
    private static final int WINDOW = 30;
    private static final int FEWEST = 8;
    /** A value within this factor of the one before fits. */
    private static final double NEAR = 3;

    /** Multiplied or divided it may lie this factor outside the quantiles: those of steady series are close together. */
    private static final double AROUND = 1.25;

    private static final int SMALL_COUNT = 20;

    private static final double[] FACTORS = {10, 100, 1000};

    private final List<DayValue> days;
    private final NavigableMap<LocalDate, Double> known;
    private final boolean counts;
    private final Set<LocalDate> stated;
    private final BitSet doubted = new BitSet();
    /** The size of the last value without doubt. */
    private double before;

    private final double lowest;
    private final double highest;

    /**
     * Looks at the values of one indicator.
     *
     * @param days in order
     * @param counts whether they are whole numbers of things
     */
    Magnitudes(List<DayValue> days, NavigableMap<LocalDate, Double> known, boolean counts) {
        this.days = days;
        this.counts = counts;
        this.known = known;
        this.stated = days.stream().map(each -> each.cell().day()).collect(Collectors.toSet());
        double[] sizes = days.stream()
                .mapToDouble(each -> Math.abs(each.value()))
                .filter(each -> each > 0)
                .sorted()
                .toArray();
        // where all values of the file are within a factor of four, none can stand out from its neighbours
        boolean narrow = known.isEmpty() && sizes.length > 0 && sizes[sizes.length - 1] < 4 * sizes[0];
        this.lowest = narrow ? 0 : Double.NaN;
        this.highest = narrow ? Double.MAX_VALUE : Double.NaN;
    }

    /** To be asked in the order of the days. */
    @Nullable
    Message doubt(int at) {
        double size = Math.abs(days.get(at).value());
        if (size == 0 || (size >= lowest && size <= highest)) {
            return null;
        }
        if (size >= before / NEAR && size <= before * NEAR) {
            before = size;
            return null;
        }
        Message doubt = doubt(at, size);
        if (doubt == null) {
            before = size;
        } else {
            doubted.set(at);
        }
        return doubt;
    }

    /** Takes a value as it is written, after an answer. */
    void accept(int at) {
        if (doubted.get(at)) {
            doubted.clear(at);
            before = Math.abs(days.get(at).value());
        }
    }

    private @Nullable Message doubt(int at, double size) {
        double[] window = window(at);
        if (window.length < FEWEST) {
            return null;
        }
        double low = window[window.length / 10];
        double high = window[window.length - 1 - window.length / 10];
        if ((size >= low / 2 && size <= high * 2) || (counts && Math.max(size, low) <= SMALL_COUNT)) {
            return null;
        }
        // three absent may become thirty in a day, but not three hundred
        double least = counts && high <= SMALL_COUNT ? 100 : 10;
        return Arrays.stream(FACTORS)
                .filter(factor -> factor >= least)
                .boxed()
                .flatMap(factor -> Stream.of(size * factor, size / factor))
                .filter(meant ->
                        meant >= low / AROUND && meant <= high * AROUND && (!counts || meant == Math.rint(meant)))
                .findFirst()
                .map(meant -> Message.of(
                        "ask.magnitude",
                        days.get(at).value(),
                        Math.copySign(meant, days.get(at).value()),
                        low,
                        high))
                .orElse(null);
    }

    /**
     * The sizes of the last values before the day that are not in doubt, without zeros, in order of size. Those after it count
     * only where these are too few, so that slipped values do not excuse each other.
     */
    private double[] window(int at) {
        LocalDate day = days.get(at).cell().day();
        double[] sizes = new double[WINDOW];
        int count = 0;
        for (int before = at - 1; before >= 0 && count < WINDOW; before--) {
            count = doubted.get(before)
                    ? count
                    : put(sizes, count, days.get(before).value());
        }
        count = putKnown(sizes, count, known.headMap(day, false).descendingMap());
        if (count < FEWEST) {
            for (int after = at + 1; after < days.size() && count < WINDOW; after++) {
                count = put(sizes, count, days.get(after).value());
            }
            count = putKnown(sizes, count, known.tailMap(day, false));
        }
        double[] window = Arrays.copyOf(sizes, count);
        Arrays.sort(window);
        return window;
    }

    private int putKnown(double[] sizes, int count, Map<LocalDate, Double> before) {
        int filled = count;
        for (Map.Entry<LocalDate, Double> each : before.entrySet()) {
            if (filled == WINDOW) {
                return filled;
            }
            filled = stated.contains(each.getKey()) ? filled : put(sizes, filled, each.getValue());
        }
        return filled;
    }

    private static int put(double[] sizes, int count, double value) {
        if (value == 0 || count == WINDOW) {
            return count;
        }
        sizes[count] = Math.abs(value);
        return count + 1;
    }
}
