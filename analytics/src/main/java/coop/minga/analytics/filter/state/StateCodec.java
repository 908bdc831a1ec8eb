package coop.minga.analytics.filter.state;

import java.util.Arrays;

/**
 * Writes or reads a state's numbers in fixed order. Each class lists its fields once, in {@code readOrWrite}, for both
 * directions. Fields with seven digits or fewer are floats.
 */
public final class StateCodec {

    private final boolean saving;
    private double[] numbers;
    private float[] floats;
    private int next;
    private int nextFloat;

    private StateCodec(boolean saving, double[] numbers, float[] floats) {
        this.saving = saving;
        this.numbers = numbers;
        this.floats = floats;
    }

    /** A writer with room for this many numbers at first. */
    public static StateCodec saving(int numbers, int floats) {
        return new StateCodec(true, new double[Math.max(1, numbers)], new float[Math.max(1, floats)]);
    }

    public static StateCodec restoring(double[] numbers, float[] floats) {
        return new StateCodec(false, numbers, floats);
    }

    public double[] saved() {
        return next == numbers.length ? numbers : Arrays.copyOf(numbers, next);
    }

    public float[] savedFloats() {
        return nextFloat == floats.length ? floats : Arrays.copyOf(floats, nextFloat);
    }

    /** Writes the value and returns it, or returns the value read. */
    public double readOrWrite(double value) {
        if (!saving) {
            return numbers[next++];
        }
        if (next == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * next);
        }
        numbers[next++] = value;
        return value;
    }

    /** Exact below 2^53. */
    public long readOrWrite(long value) {
        return (long) readOrWrite((double) value);
    }

    public int readOrWrite(int value) {
        return (int) readOrWrite((double) value);
    }

    public boolean readOrWrite(boolean value) {
        return readOrWrite(value ? 1.0 : 0.0) != 0;
    }

    public void readOrWrite(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = readOrWrite(values[i]);
        }
    }

    public void readOrWrite(float[] values) {
        readOrWrite(values, values.length);
    }

    /** Only the first {@code length} of the values. */
    public void readOrWrite(float[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = readOrWrite(values[i]);
        }
    }

    private float readOrWrite(float value) {
        if (!saving) {
            return floats[nextFloat++];
        }
        if (nextFloat == floats.length) {
            floats = Arrays.copyOf(floats, 2 * nextFloat);
        }
        floats[nextFloat++] = value;
        return value;
    }
}
