package coop.minga.analytics.filter;

import java.util.Arrays;

/**
 * The first readings of a series, kept until there are enough to choose a scale and a prior. The scale is the one of
 * three (straight, half bent, nearly logarithmic) under which the model would have forecast these readings best.
 */
final class WarmUp {

    static final int ENOUGH = 28;
    private static final int UNSCORED = 10;
    private static final double[] BENDS = {0.5, 0.1};
    private static final double CLEARLY = 2;

    private int count;
    private double bend;
    private final double[] values = new double[ENOUGH];
    private final long[] days = new long[ENOUGH];

    /** Keeps a reading and says whether there are enough now. */
    boolean add(long epochDay, double value) {
        values[count] = value;
        days[count] = epochDay;
        count++;
        return count == ENOUGH;
    }

    /** The scale that {@link #finish} chose. */
    double bend() {
        return bend;
    }

    /** The model after all kept readings, on the best scale. */
    Dlm finish(FilterSettings settings) {
        Trial best = run(settings, settings.levelDiscount(), 0);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double middle = (sorted[ENOUGH / 2 - 1] + sorted[ENOUGH / 2]) / 2;
        bend = 0;
        if (sorted[0] >= 0 && middle > 0) {
            for (double share : BENDS) {
                Trial trial = run(settings, settings.levelDiscount(), share * middle);
                if (trial.score() > best.score() + CLEARLY) {
                    best = trial;
                    bend = share * middle;
                }
            }
        }
        return best.model();
    }

    /** The same readings through a model with another discount, on the scale that was chosen. */
    Dlm again(FilterSettings settings, double levelDiscount) {
        return run(settings, levelDiscount, bend).model();
    }

    private record Trial(Dlm model, double score) {}

    private Trial run(FilterSettings settings, double levelDiscount, double onBend) {
        double[] bent = new double[ENOUGH];
        for (int i = 0; i < ENOUGH; i++) {
            bent[i] = Bend.in(values[i], onBend);
        }
        Dlm model = new Dlm(settings, levelDiscount);
        model.start(median(bent), spread(bent), noise(bent, settings.season() == 7));
        double score = 0;
        long day = days[0] - 1;
        for (int i = 0; i < ENOUGH; i++) {
            while (day < days[i]) {
                day++;
                model.step(day == days[i]);
            }
            int weekday = Weekdays.of(day);
            double deviation = StrictMath.sqrt(model.spread(weekday));
            double t = (bent[i] - model.expected(weekday)) / deviation;
            if (i >= UNSCORED) {
                score += StudentT.logDensity(t, 6) - StrictMath.log(deviation) + logSteepness(values[i], onBend);
            }
            model.learn(weekday, Math.max(-3, Math.min(3, t)) * deviation, bent[i]);
        }
        return new Trial(model, score);
    }

    /** The logarithm of how much the bent scale stretches around a value: densities are compared in the unit itself. */
    private static double logSteepness(double value, double onBend) {
        return onBend == 0 ? 0 : -StrictMath.log(StrictMath.hypot(value, onBend));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[ENOUGH / 2 - 1] + sorted[ENOUGH / 2]) / 2;
    }

    private static double spread(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (ENOUGH - 1);
    }

    /** From differences between readings a week of readings apart, the largest quarter left out. */
    private double noise(double[] values, boolean weekly) {
        int most = ENOUGH - 1;
        double[] squares = new double[most];
        int found = 0;
        for (int i = 1; i < ENOUGH; i++) {
            for (int j = i - 1; j >= 0; j--) {
                if (!weekly || (days[i] - days[j]) % 7 == 0) {
                    squares[found++] = (values[i] - values[j]) * (values[i] - values[j]) / 2;
                    break;
                }
            }
        }
        if (found < 4) {
            return spread(values);
        }
        Arrays.sort(squares, 0, found);
        return Arrays.stream(squares, 0, found - found / 4).average().orElseThrow() * 1.6;
    }

    void exchange(Cells cells) {
        count = cells.exchange(count);
        for (int i = 0; i < count; i++) {
            values[i] = cells.exchange(values[i]);
            days[i] = cells.exchange(days[i]);
        }
    }

    void clear() {
        count = 0;
    }
}
