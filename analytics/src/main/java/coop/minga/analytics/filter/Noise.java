package coop.minga.analytics.filter;

/**
 * What the model leaves over: how much of yesterday's error is still there today (lag-one correlation), how large the
 * errors really are against what the model claims, and how thick their tails are. Discounted moments; the tails follow
 * from the ratio of mean size to mean square, which for Student's t depends on the degrees of freedom alone.
 */
final class Noise {

    private static final double KEEP = 0.99;
    private static final double CLIP = 5;
    private static final double MOST_CARRIED = 0.6;
    private static final double[] FREEDOMS = {3, 3.5, 4, 5, 6, 8, 12, 20, 50, 200};
    /** (E|T|)^2 / E(T^2) for the freedoms above. */
    private static final double[] RATIOS = ratios();

    private final boolean carries;
    private double weight;
    private double sizes;
    private double squares;
    private double pairs;
    private double products;
    private double last;
    private boolean lastKnown;
    private long lastDay;

    /** @param carries whether yesterday's error is taken into today's forecast */
    Noise(boolean carries) {
        this.carries = carries;
    }

    /** How far yesterday's error reaches into the day asked for, in the working unit. */
    double carried(long epochDay) {
        if (!lastKnown) {
            return 0;
        }
        return last * power(epochDay);
    }

    /** The Student-t scale over the model's own deviation. */
    double stretch(long epochDay) {
        double freedom = freedom();
        double size = squares() * (freedom - 2) / freedom;
        double rho = carries ? correlation() : 0;
        double power = power(epochDay);
        return StrictMath.sqrt(size * (1 - power * power) / (1 - rho * rho));
    }

    double freedom() {
        double ratio = (sizes + 20 * 0.792) / (weight + 20);
        ratio = ratio * ratio / squares();
        for (int i = 0; i < FREEDOMS.length; i++) {
            if (ratio <= RATIOS[i]) {
                return i == 0 ? FREEDOMS[0] : between(i, ratio);
            }
        }
        return FREEDOMS[FREEDOMS.length - 1];
    }

    /**
     * @param error of the model alone, in the working unit
     * @param size of the corrected error over the model's deviation
     */
    void learn(long epochDay, double error, double deviation, double size) {
        double clipped = Math.min(CLIP, Math.abs(size));
        weight = KEEP * weight + 1;
        sizes = KEEP * sizes + clipped;
        squares = KEEP * squares + clipped * clipped;
        double now = clip(error / deviation);
        if (lastKnown && epochDay - lastDay <= 3) {
            pairs = KEEP * pairs + 0.5 * (now * now + clip(last / deviation) * clip(last / deviation));
            products = KEEP * products + now * clip(last / deviation);
        }
        last = now * deviation;
        lastDay = epochDay;
        lastKnown = true;
    }

    /** After an intervention yesterday's error says nothing about today's. */
    void forgetLast() {
        lastKnown = false;
    }

    double correlation() {
        double rho = products / (pairs + 30);
        return Math.max(0, Math.min(MOST_CARRIED, rho));
    }

    void exchange(Cells cells) {
        weight = cells.exchange(weight);
        sizes = cells.exchange(sizes);
        squares = cells.exchange(squares);
        pairs = cells.exchange(pairs);
        products = cells.exchange(products);
        last = cells.exchange(last);
        lastKnown = cells.exchange(lastKnown);
        lastDay = cells.exchange(lastDay);
    }

    private double power(long epochDay) {
        return carries && lastKnown ? StrictMath.pow(correlation(), (double) (epochDay - lastDay)) : 0;
    }

    private double squares() {
        return (squares + 20) / (weight + 20);
    }

    private static double clip(double value) {
        return Math.max(-CLIP, Math.min(CLIP, value));
    }

    private static double between(int i, double ratio) {
        double share = (ratio - RATIOS[i - 1]) / (RATIOS[i] - RATIOS[i - 1]);
        return FREEDOMS[i - 1] + share * (FREEDOMS[i] - FREEDOMS[i - 1]);
    }

    private static double[] ratios() {
        double[] ratios = new double[FREEDOMS.length];
        for (int i = 0; i < ratios.length; i++) {
            double v = FREEDOMS[i];
            double mean =
                    2 * StrictMath.sqrt(v) / (v - 1) * StrictMath.exp(StudentT.logDensity(0, v)) * StrictMath.sqrt(v);
            ratios[i] = mean * mean * (v - 2) / v;
        }
        return ratios;
    }
}
