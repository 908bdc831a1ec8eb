package coop.minga.analytics.filter.state;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The last {@value #ENOUGH} readings, oldest first: enough to choose scales and priors, at the start and again later. */
public final class RecentWindow {

    public static final int ENOUGH = 28;

    private int count;
    private final double[] values = new double[ENOUGH];
    private final long[] days = new long[ENOUGH];

    public void add(long day, double value) {
        if (count == ENOUGH) {
            System.arraycopy(values, 1, values, 0, ENOUGH - 1);
            System.arraycopy(days, 1, days, 0, ENOUGH - 1);
            count--;
        }
        values[count] = value;
        days[count] = day;
        count++;
    }

    /**
     * The series has become another one with the last readings: the earlier ones are carried over to it, so that the
     * shape of its weeks and its noise are not lost. In proportion where values are never negative, else by the difference.
     */
    public void carryOver(int last, boolean inProportion) {
        double before = middle(0, count - last);
        double after = middle(count - last, count);
        for (int i = 0; i < count - last; i++) {
            values[i] = inProportion && before > 0 ? values[i] * (after / before) : values[i] + after - before;
        }
    }

    private double middle(int from, int to) {
        double[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Forgets all but the last readings. */
    public void keepLast(int kept) {
        System.arraycopy(values, count - kept, values, 0, kept);
        System.arraycopy(days, count - kept, days, 0, kept);
        count = kept;
    }

    public int count() {
        return count;
    }

    public boolean enough() {
        return count == ENOUGH;
    }

    public double value(int index) {
        return values[index];
    }

    public long day(int index) {
        return days[index];
    }

    public long lastDay() {
        return days[count - 1];
    }

    public double mean() {
        return Arrays.stream(values).average().orElseThrow();
    }

    public double median(DoubleUnaryOperator scale) {
        double[] sorted = Arrays.stream(values).map(scale).sorted().toArray();
        return (sorted[ENOUGH / 2 - 1] + sorted[ENOUGH / 2]) / 2;
    }

    public double spread(DoubleUnaryOperator scale) {
        double[] scaled = Arrays.stream(values).map(scale).toArray();
        double mean = Arrays.stream(scaled).average().orElseThrow();
        double sum = 0;
        for (double value : scaled) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (ENOUGH - 1);
    }

    /** The variance of the day-to-day noise, from differences between readings whole weeks apart; the largest quarter left out. */
    public double noise(DoubleUnaryOperator scale, boolean weekly) {
        double[] scaled = Arrays.stream(values).map(scale).toArray();
        double[] squares = new double[ENOUGH];
        int found = 0;
        for (int i = 1; i < ENOUGH; i++) {
            for (int j = i - 1; j >= 0; j--) {
                if (!weekly || (days[i] - days[j]) % 7 == 0) {
                    squares[found++] = (scaled[i] - scaled[j]) * (scaled[i] - scaled[j]) / 2;
                    break;
                }
            }
        }
        if (found < 4) {
            return spread(scale);
        }
        Arrays.sort(squares, 0, found);
        return Arrays.stream(squares, 0, found - found / 4).average().orElseThrow() * 1.6;
    }

    public void exchange(StateCodec cells) {
        count = cells.exchange(count);
        for (int i = 0; i < count; i++) {
            values[i] = cells.exchange(values[i]);
            days[i] = cells.exchange(days[i]);
        }
    }
}
