package coop.minga.analytics.filter;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

import coop.minga.analytics.filter.state.StateCodec;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of a series' state, bounded in size. {@link #encode} keeps every bit. The day is separate, so
 * that stores can order snapshots.
 */
public final class StateSnapshot {

    private static final int VERSION = 10;
    private static final int HEADER = 3 * Integer.BYTES + Long.BYTES;
    private static final long NO_DAY = Long.MIN_VALUE;

    private final int season;
    private final @Nullable LocalDate lastDay;
    private final double[] numbers;
    private final float[] floats;

    private StateSnapshot(int season, @Nullable LocalDate lastDay, double[] numbers, float[] floats) {
        this.season = season;
        this.lastDay = lastDay;
        this.numbers = numbers;
        this.floats = floats;
    }

    static StateSnapshot empty(int season) {
        return new StateSnapshot(season, null, new double[0], new float[0]);
    }

    /** The snapshot after this one, usually of the same size. */
    StateSnapshot next(LocalDate day, SeriesState state) {
        StateCodec codec = StateCodec.saving(numbers.length, floats.length);
        state.readOrWrite(codec);
        return new StateSnapshot(season, day, codec.saved(), codec.savedFloats());
    }

    void restore(int expectedSeason, SeriesState state) {
        if (season != expectedSeason) {
            throw new IllegalArgumentException("state of a series with season " + season + ": expected season "
                    + expectedSeason + " as in the settings");
        }
        if (numbers.length > 0) {
            state.readOrWrite(StateCodec.restoring(numbers, floats));
        }
    }

    /** The last day judged, with or without a report. */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(lastDay);
    }

    /** The versioned binary form, for snapshots. */
    public byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + Double.BYTES * numbers.length + Float.BYTES * floats.length);
        bytes.putInt(VERSION)
                .putInt(season)
                .putLong(lastDay == null ? NO_DAY : lastDay.toEpochDay())
                .putInt(numbers.length);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        for (float number : floats) {
            bytes.putFloat(number);
        }
        return bytes.array();
    }

    /** Rejects other versions: the state is then rebuilt from the readings. */
    public static StateSnapshot decode(byte[] bytes) {
        if (bytes.length < HEADER) {
            throw new IllegalArgumentException(
                    "state of " + bytes.length + " bytes: expected a header of " + HEADER + " and numbers");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int version = buffer.getInt();
        if (version != VERSION) {
            throw new IllegalArgumentException("state of version " + version + ": expected " + VERSION);
        }
        int season = buffer.getInt();
        long day = buffer.getLong();
        int count = buffer.getInt();
        int rest = buffer.remaining() - Double.BYTES * count;
        if (count < 0 || rest < 0 || rest % Float.BYTES != 0) {
            throw new IllegalArgumentException("state of " + bytes.length + " bytes with " + count
                    + " numbers: expected these and whole floats after them");
        }
        double[] numbers = new double[count];
        buffer.asDoubleBuffer().get(numbers);
        buffer.position(buffer.position() + Double.BYTES * count);
        float[] floats = new float[rest / Float.BYTES];
        buffer.asFloatBuffer().get(floats);
        return new StateSnapshot(season, day == NO_DAY ? null : LocalDate.ofEpochDay(day), numbers, floats);
    }

    /** The largest relative difference of two numbers. Infinite if days or sizes differ. */
    public double distanceTo(StateSnapshot other) {
        if (season != other.season
                || !Objects.equals(lastDay, other.lastDay)
                || numbers.length != other.numbers.length
                || floats.length != other.floats.length) {
            return Double.POSITIVE_INFINITY;
        }
        double furthest = 0;
        for (int i = 0; i < numbers.length; i++) {
            furthest = Math.max(furthest, relativeDifference(numbers[i], other.numbers[i]));
        }
        for (int i = 0; i < floats.length; i++) {
            furthest = Math.max(furthest, relativeDifference(floats[i], other.floats[i]));
        }
        return furthest;
    }

    private static double relativeDifference(double one, double other) {
        if (Double.compare(one, other) == 0 || one == other) {
            return 0;
        }
        double difference = Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other));
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StateSnapshot that && Arrays.equals(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encode());
    }
}
