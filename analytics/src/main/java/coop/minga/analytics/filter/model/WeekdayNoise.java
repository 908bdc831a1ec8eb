package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.StateCodec;

/** The relative noise variance of each weekday, learned from the exceedances of two narrow bands. */
public final class WeekdayNoise {

    private static final double STEP = 0.05;
    private static final double DISCOUNT = 0.998;
    private static final double LEAST = 0.3;
    private static final double MOST = 3;

    private final boolean weekly;
    private final double[] factors = {1, 1, 1, 1, 1, 1, 1};

    public WeekdayNoise(boolean weekly) {
        this.weekly = weekly;
    }

    public double factor(int weekday) {
        return factors[weekday];
    }

    /** Learns the squared normal score of a reading of this weekday. */
    public void learn(int weekday, double square) {
        if (!weekly) {
            return;
        }
        double step = (square > 0.45 ? 0.5 : -0.5) + 0.5 * (square > 1.5 ? 0.78 : -0.22);
        factors[weekday] *= StrictMath.exp(STEP * step);
        double[] logs = new double[factors.length];
        double sum = 0;
        for (int i = 0; i < factors.length; i++) {
            logs[i] = StrictMath.log(factors[i]);
            sum += logs[i];
        }
        for (int i = 0; i < factors.length; i++) {
            double centred = StrictMath.exp((logs[i] - sum / factors.length) * DISCOUNT);
            factors[i] = Math.max(LEAST, Math.min(MOST, centred));
        }
    }

    public void readOrWrite(StateCodec codec) {
        codec.readOrWrite(factors);
    }
}
