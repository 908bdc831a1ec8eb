package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.model.Horizon;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * Generalized likelihood ratios of each kind of change and first day (Page 1955; Willsky and Jones 1976): step, ramp
 * that the forecast has not followed, larger variance (Gamma form, Romano et al. 2023), weekday shape.
 */
final class ChangeScan {

    private static final int LONGEST_ABSORBED = 8;

    /** The part of a step that the next forecast has not learned. */
    private static final double UNLEARNED = 0.7;

    private static final double ABSORBED_COST = 0.3;
    static final double HORIZON_CLIP = 6;
    private static final double ONE_STEP_CLIP = 5;
    private static final int RAMP = Horizon.DAYS;
    private static final int SHORTEST_RAMP = 5;
    private static final int SHORTEST_VARIANCE = 4;
    private static final int SHORTEST_SHAPE = 9;
    private static final int LONGEST_SHAPE = 36;
    private static final double SMALLEST_SHAPE = 1.5;

    /** Penalty for the choice of two weekdays. */
    private static final double WEEKDAY_CHOICE_COST = 2;

    /** Share of the largest square left out: one unusual day proves nothing. */
    private static final double LARGEST_LEFT_OUT = 0.6;

    private final Evidence step;
    private final Evidence ramp;
    private final Evidence variance;
    private final Evidence shape;

    private ChangeScan(Evidence step, Evidence ramp, Evidence variance, Evidence shape) {
        this.step = step;
        this.ramp = ramp;
        this.variance = variance;
        this.shape = shape;
    }

    /** For an alarm: one unusual reading is no step or larger variance. */
    static ChangeScan forAlarm(Residuals residuals, BaselineScale baseline, boolean weekly) {
        return of(residuals, baseline, weekly, 2, LARGEST_LEFT_OUT);
    }

    /** For a diagnosis: like a transient, every kind must explain all readings. */
    static ChangeScan forNaming(Residuals residuals, BaselineScale baseline, boolean weekly) {
        return of(residuals, baseline, weekly, 1, 0);
    }

    private static ChangeScan of(
            Residuals residuals, BaselineScale baseline, boolean weekly, int shortestStep, double leftOut) {
        Evidence step = Evidence.none(VerdictKind.LEVEL_STEP);
        Evidence ramp = Evidence.none(VerdictKind.SLOPE_CHANGE);
        Evidence variance = Evidence.none(VerdictKind.VARIANCE_CHANGE);
        Evidence shape = Evidence.none(VerdictKind.WEEKDAY_SHAPE_CHANGE);
        WeekdaySums weekdays = new WeekdaySums();
        double[] horizon = horizonResiduals(residuals);
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (int n = 1; n <= residuals.length(); n++) {
            double horizonResidual = horizon[n - 1];
            double oneStepResidual = clip(residuals.oneStep(n - 1), ONE_STEP_CLIP);
            double varianceRatio = baseline.sumVarianceRatio(n);
            double cost = 0.5 * Logarithms.of(n);
            sum += horizonResidual;
            squares += oneStepResidual * oneStepResidual;
            largest = Math.max(largest, oneStepResidual * oneStepResidual);
            weekdays.add(WeekdayContrasts.of(residuals.day(n - 1)), horizonResidual);
            if (n >= 2 && n <= LONGEST_ABSORBED) {
                step = absorbed(step, residuals, n, cost);
            }
            if (n >= shortestStep) {
                step = step.orStronger(sum * sum / (2 * n * varianceRatio) - cost, n, sum / n);
            }
            if (n >= SHORTEST_RAMP) {
                ramp = ramp(ramp, horizon, n, varianceRatio, cost);
            }
            if (n >= SHORTEST_VARIANCE) {
                variance = variance(variance, squares, largest, leftOut, n, cost);
            }
            if (weekly && n >= SHORTEST_SHAPE && n <= LONGEST_SHAPE) {
                shape = weekdays.orStronger(shape, n, cost);
            }
        }
        return new ChangeScan(step, ramp, variance, shape);
    }

    Evidence step() {
        return step;
    }

    Evidence ramp() {
        return ramp;
    }

    Evidence variance() {
        return variance;
    }

    Evidence shape() {
        return shape;
    }

    /** A step in one-step residuals: fades as the models learn it. */
    private static Evidence absorbed(Evidence best, Residuals residuals, int n, double cost) {
        double projection = 0;
        double length = 0;
        double unlearned = 1;
        for (int age = n - 1; age >= 0; age--) {
            projection += unlearned * clip(residuals.oneStep(age), HORIZON_CLIP);
            length += unlearned * unlearned;
            unlearned *= UNLEARNED;
        }
        return best.orStronger(projection * projection / (2 * length) - ABSORBED_COST - cost, n, projection / length);
    }

    private static Evidence ramp(Evidence best, double[] horizon, int n, double varianceRatio, double cost) {
        double projection = 0;
        double length = 0;
        for (int age = 0; age < n; age++) {
            double height = Math.min(n - age, RAMP);
            projection += height * horizon[age];
            length += height * height;
        }
        return best.orStronger(projection * projection / (2 * length * varianceRatio) - cost, n, projection / length);
    }

    private static Evidence variance(
            Evidence best, double squares, double largest, double leftOut, int n, double cost) {
        double counted = n - leftOut;
        double ratio = (squares - leftOut * largest) / counted;
        if (ratio <= 1) {
            return best;
        }
        return best.orStronger(0.5 * counted * (ratio - 1 - StrictMath.log(ratio)) - cost, n, squares / n);
    }

    private static double[] horizonResiduals(Residuals residuals) {
        double[] horizon = new double[residuals.length()];
        for (int age = 0; age < horizon.length; age++) {
            horizon[age] = clip(residuals.horizon(age), HORIZON_CLIP);
        }
        return horizon;
    }

    static double clip(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }

    /** Sums of the residuals of each weekday so far. */
    private static final class WeekdaySums {

        private final double[] sums = new double[7];
        private final int[] counts = new int[7];
        private double total;

        void add(int weekday, double residual) {
            sums[weekday] += residual;
            counts[weekday]++;
            total += residual;
        }

        /** The highest and the lowest weekday against the mean. */
        Evidence orStronger(Evidence best, int n, double cost) {
            double mean = total / n;
            double highest = 0;
            double lowest = 0;
            for (int weekday = 0; weekday < sums.length; weekday++) {
                if (counts[weekday] > 0) {
                    double deviation = (sums[weekday] - mean * counts[weekday]) / StrictMath.sqrt(counts[weekday]);
                    highest = Math.max(highest, deviation);
                    lowest = Math.min(lowest, deviation);
                }
            }
            if (Math.min(highest, -lowest) <= SMALLEST_SHAPE) {
                return best;
            }
            return best.orStronger((highest * highest + lowest * lowest) / 2 - WEEKDAY_CHOICE_COST - cost, n, 0);
        }
    }
}
