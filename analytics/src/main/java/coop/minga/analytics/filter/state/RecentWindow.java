package coop.minga.analytics.filter.state;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The last {@value #LENGTH} readings, oldest first, for transforms and priors. */
public final class RecentWindow {

    public static final int LENGTH = 28;

    private int count;
    private final double[] values = new double[LENGTH];
    private final long[] days = new long[LENGTH];

    public void add(long day, double value) {
        if (count == LENGTH) {
            System.arraycopy(values, 1, values, 0, LENGTH - 1);
            System.arraycopy(days, 1, days, 0, LENGTH - 1);
            count--;
        }
        values[count] = value;
        days[count] = day;
        count++;
    }

    /**
     * Maps earlier readings to the new level of the last ones. Keeps weekday shape and noise. Proportional if values
     * are never negative, else additive.
     */
    public void rescaleBefore(int last, boolean proportional) {
        double before = medianOf(0, count - last);
        double after = medianOf(count - last, count);
        for (int i = 0; i < count - last; i++) {
            values[i] = proportional && before > 0 ? values[i] * (after / before) : values[i] + after - before;
        }
    }

    private double medianOf(int from, int to) {
        double[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Drops all but the last readings. */
    public void keepLast(int kept) {
        System.arraycopy(values, count - kept, values, 0, kept);
        System.arraycopy(days, count - kept, days, 0, kept);
        count = kept;
    }

    public int count() {
        return count;
    }

    public boolean isFull() {
        return count == LENGTH;
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

    public double median(DoubleUnaryOperator transform) {
        double[] sorted = Arrays.stream(values).map(transform).sorted().toArray();
        return (sorted[LENGTH / 2 - 1] + sorted[LENGTH / 2]) / 2;
    }

    public double variance(DoubleUnaryOperator transform) {
        double[] transformed = Arrays.stream(values).map(transform).toArray();
        double mean = Arrays.stream(transformed).average().orElseThrow();
        double sum = 0;
        for (double value : transformed) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (LENGTH - 1);
    }

    /** The noise variance, from differences over whole weeks, largest quarter trimmed. */
    public double noiseVariance(DoubleUnaryOperator transform, boolean weekly) {
        double[] transformed = Arrays.stream(values).map(transform).toArray();
        double[] squares = new double[LENGTH];
        int found = 0;
        for (int i = 1; i < LENGTH; i++) {
            for (int j = i - 1; j >= 0; j--) {
                if (!weekly || (days[i] - days[j]) % 7 == 0) {
                    squares[found++] = (transformed[i] - transformed[j]) * (transformed[i] - transformed[j]) / 2;
                    break;
                }
            }
        }
        if (found < 4) {
            return variance(transform);
        }
        Arrays.sort(squares, 0, found);
        return Arrays.stream(squares, 0, found - found / 4).average().orElseThrow() * 1.6;
    }

    public void readOrWrite(StateCodec codec) {
        count = codec.readOrWrite(count);
        for (int i = 0; i < count; i++) {
            values[i] = codec.readOrWrite(values[i]);
            days[i] = codec.readOrWrite(days[i]);
        }
    }
}
