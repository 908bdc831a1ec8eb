package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.state.StateCodec;

/** The last {@value #MOST} readings as calibrated residuals, newest first: against two weeks before, and against the day before. */
final class Residuals {

    static final int MOST = 42;

    private int length;
    private final float[] far = new float[MOST];
    private final float[] near = new float[MOST];
    private final float[] day = new float[MOST];

    void add(long newDay, double newFar, double newNear) {
        int kept = Math.min(length, MOST - 1);
        System.arraycopy(far, 0, far, 1, kept);
        System.arraycopy(near, 0, near, 1, kept);
        System.arraycopy(day, 0, day, 1, kept);
        far[0] = (float) newFar;
        near[0] = (float) newNear;
        day[0] = newDay;
        length = kept + 1;
    }

    int length() {
        return length;
    }

    /** @param age 0 for the newest */
    double far(int age) {
        return far[age];
    }

    double near(int age) {
        return near[age];
    }

    long day(int age) {
        return (long) day[age];
    }

    void clear() {
        length = 0;
    }

    /** What was odd from a day on is taken for settled, so that it does not count twice. */
    void calm(long from, double beyond) {
        for (int age = 0; age < length && day[age] >= from; age++) {
            if (Math.abs(far[age]) > beyond) {
                far[age] = Math.copySign(0.5f, far[age]);
            }
            if (Math.abs(near[age]) > beyond) {
                near[age] = Math.copySign(1f, near[age]);
            }
        }
    }

    void exchange(StateCodec cells) {
        length = cells.exchange(length);
        cells.exchange(far, length);
        cells.exchange(near, length);
        cells.exchange(day, length);
    }
}
