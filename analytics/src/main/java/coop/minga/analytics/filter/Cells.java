package coop.minga.analytics.filter;

import java.util.Arrays;

/**
 * The numbers of a state in a fixed order. Every part of the memory lists its fields once, in {@code exchange}; the same
 * list serves to save them and to take them back, so the two cannot drift apart.
 */
final class Cells {

    private final boolean saving;
    private double[] numbers;
    private int next;

    private Cells(boolean saving, double[] numbers) {
        this.saving = saving;
        this.numbers = numbers;
    }

    static Cells saving() {
        return new Cells(true, new double[192]);
    }

    static Cells restoring(double[] numbers) {
        return new Cells(false, numbers);
    }

    double[] saved() {
        return Arrays.copyOf(numbers, next);
    }

    /** When saving keeps the value and returns it; when restoring returns the value kept in this place. */
    double exchange(double value) {
        if (!saving) {
            return numbers[next++];
        }
        if (next == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * next);
        }
        numbers[next++] = value;
        return value;
    }

    /** Whole numbers below 2^53 pass a double unharmed. */
    long exchange(long value) {
        return (long) exchange((double) value);
    }

    int exchange(int value) {
        return (int) exchange((double) value);
    }

    boolean exchange(boolean value) {
        return exchange(value ? 1.0 : 0.0) != 0;
    }

    void exchange(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = exchange(values[i]);
        }
    }
}
