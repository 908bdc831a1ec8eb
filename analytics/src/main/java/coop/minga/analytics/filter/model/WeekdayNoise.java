package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.StateCodec;

/** The noise of each weekday as a multiple of the usual, learned by how often readings leave two narrow bands. */
public final class WeekdayNoise {

    private static final double STEP = 0.05;
    private static final double KEPT = 0.998;
    private static final double LEAST = 0.3;
    private static final double MOST = 3;

    private final boolean weekly;
    private final double[] noise = {1, 1, 1, 1, 1, 1, 1};

    public WeekdayNoise(boolean weekly) {
        this.weekly = weekly;
    }

    public double of(int weekday) {
        return noise[weekday];
    }

    /** Takes in the square of the normal score that a reading of this weekday had: two narrow bands are looked at. */
    public void learn(int weekday, double square) {
        if (!weekly) {
            return;
        }
        double push = (square > 0.45 ? 0.5 : -0.5) + 0.5 * (square > 1.5 ? 0.78 : -0.22);
        noise[weekday] *= StrictMath.exp(STEP * push);
        double[] logs = new double[noise.length];
        double sum = 0;
        for (int i = 0; i < noise.length; i++) {
            logs[i] = StrictMath.log(noise[i]);
            sum += logs[i];
        }
        for (int i = 0; i < noise.length; i++) {
            double evened = StrictMath.exp((logs[i] - sum / noise.length) * KEPT);
            noise[i] = Math.max(LEAST, Math.min(MOST, evened));
        }
    }

    public void exchange(StateCodec cells) {
        cells.exchange(noise);
    }
}
