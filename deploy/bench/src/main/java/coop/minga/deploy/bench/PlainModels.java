package coop.minga.deploy.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * As many plain models as the filter updates components in one step: one for each scale, model and process. They share
 * each day's design.
 */
final class PlainModels {
    /** Level, slope, decaying effect, six weekday contrasts; the last also two yearly harmonics. */
    private static final int[] SIZES = {9, 9, 9, 13};

    private static final int SCALES = 2;
    private static final int PROCESSES = 4;

    /** Models of the ensemble on both scales. */
    static final int MEMBERS = SCALES * SIZES.length;

    static final int COMPONENTS = MEMBERS * PROCESSES;

    private final List<PlainDlm> models = new ArrayList<>();
    private final double[] design = new double[13];

    PlainModels(double typical) {
        for (int i = 0; i < SCALES * PROCESSES; i++) {
            for (int size : SIZES) {
                models.add(new PlainDlm(size, typical));
            }
        }
    }

    /** Updates all models; returns the sum of their forecasts. */
    double update(long day, double value) {
        look(day);
        double sum = 0;
        for (PlainDlm model : models) {
            sum += model.update(design, value);
        }
        return sum;
    }

    private void look(long day) {
        int weekday = (int) Math.floorMod(day, 7L);
        design[0] = 1;
        design[2] = 1;
        for (int j = 0; j < 6; j++) {
            design[3 + j] = weekday == j ? 1 : weekday == 6 ? -1 : 0;
        }
        for (int h = 1; h <= 2; h++) {
            double turn = 2 * Math.PI * h * day / 365.25;
            design[7 + 2 * h] = StrictMath.cos(turn);
            design[8 + 2 * h] = StrictMath.sin(turn);
        }
    }
}
