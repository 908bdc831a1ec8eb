package coop.minga.analytics.filter.ensemble;

import java.util.Random;

import coop.minga.analytics.filter.Seeds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuantileTrackerTests {

    private static final int READINGS = 4000;

    @Test
    void keepsItsLevelsWhereReadingsSpreadTwiceAsWide() {
        Seeds.hold(40, seed -> {
            Random random = new Random(seed);
            QuantileTracker tracker = new QuantileTracker(0.05);
            int inside80 = 0;
            int inside99 = 0;
            for (int i = 0; i < READINGS; i++) {
                double score = 2 * random.nextGaussian();
                double[] corrected = tracker.calibrated();
                inside80 += corrected[3] <= score && score <= corrected[11] ? 1 : 0;
                inside99 += corrected[0] <= score && score <= corrected[14] ? 1 : 0;
                tracker.learn(score);
            }
            assertThat((double) inside80 / READINGS).isBetween(0.785, 0.815);
            assertThat((double) inside99 / READINGS).isBetween(0.98, 0.995);
        });
    }

    @Test
    void followsReadingsThatLieToOneSide() {
        Seeds.hold(40, seed -> {
            Random random = new Random(seed);
            QuantileTracker tracker = new QuantileTracker(0.05);
            int below = 0;
            for (int i = 0; i < READINGS; i++) {
                double score = 0.7 + random.nextGaussian();
                below += score < tracker.calibrated()[7] ? 1 : 0;
                tracker.learn(score);
            }
            assertThat((double) below / READINGS).isBetween(0.485, 0.515);
        });
    }

    @Test
    void keepsItsQuantilesInOrder() {
        QuantileTracker calibrator = new QuantileTracker(0.05);
        Random random = new Random(107);
        for (int i = 0; i < 500; i++) {
            calibrator.learn(random.nextInt(3) - 1.0);
            assertThat(calibrator.calibrated()).isSorted();
        }
    }
}
