package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.state.StateCodec;

/** The last {@value #MOST} residuals, newest first: two weeks and one step ahead. */
final class Residuals {

    static final int MOST = 42;

    private int length;
    private final float[] horizon = new float[MOST];
    private final float[] oneStep = new float[MOST];
    private final float[] day = new float[MOST];

    void add(long newDay, double newHorizon, double newOneStep) {
        int kept = Math.min(length, MOST - 1);
        System.arraycopy(horizon, 0, horizon, 1, kept);
        System.arraycopy(oneStep, 0, oneStep, 1, kept);
        System.arraycopy(day, 0, day, 1, kept);
        horizon[0] = (float) newHorizon;
        oneStep[0] = (float) newOneStep;
        day[0] = newDay;
        length = kept + 1;
    }

    int length() {
        return length;
    }

    /** @param age 0 for the newest */
    double horizon(int age) {
        return horizon[age];
    }

    double oneStep(int age) {
        return oneStep[age];
    }

    long day(int age) {
        return (long) day[age];
    }

    void clear() {
        length = 0;
    }

    /** Dampens large residuals so that they do not count twice. */
    void dampen(long from, double beyond) {
        for (int age = 0; age < length && day[age] >= from; age++) {
            if (Math.abs(horizon[age]) > beyond) {
                horizon[age] = Math.copySign(0.5f, horizon[age]);
            }
            if (Math.abs(oneStep[age]) > beyond) {
                oneStep[age] = Math.copySign(1f, oneStep[age]);
            }
        }
    }

    void readOrWrite(StateCodec codec) {
        length = codec.readOrWrite(length);
        codec.readOrWrite(horizon, length);
        codec.readOrWrite(oneStep, length);
        codec.readOrWrite(day, length);
    }
}
