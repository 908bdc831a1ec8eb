package coop.minga.analytics.now;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ListingRuleTests {

    /** The example of Benjamini and Hochberg (1995), section 3.2, at a rate of 0.05 doubled to 0.1. */
    @Test
    void listsWhatTheProcedureOfBenjaminiAndHochbergRejects() {
        double[] example = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.000
        };
        assertThat(ListingRule.threshold(example, 15)).isEqualTo(0.0459);
        double[] halved = Arrays.stream(example).map(p -> Math.min(1, 2 * p)).toArray();
        assertThat(ListingRule.threshold(halved, 15)).isEqualTo(2 * 0.0095);
    }

    @Test
    void listsNothingWhereNothingIsOddEnoughAmongSoMany() {
        assertThat(ListingRule.threshold(new double[] {0.004, 0.05}, 30)).isZero();
        assertThat(ListingRule.threshold(new double[] {0.003, 0.05}, 30)).isEqualTo(0.003);
        assertThat(ListingRule.threshold(new double[0], 0)).isZero();
    }

    @Test
    void needsNotBeGivenWhatItNeverLists() {
        double[] all = {0.001, 0.5, 0.03, 0.9, 0.2};
        double[] small = {0.03, 0.001};
        assertThat(ListingRule.threshold(small, all.length)).isEqualTo(ListingRule.threshold(all, all.length));
    }

    /** 1000 days of 200 readings, 20 of them odd; printed seed 7. */
    @Test
    void holdsItsRateOfFalseDiscoveries() {
        Random random = new Random(7);
        double falsely = 0;
        int found = 0;
        for (int day = 0; day < 1000; day++) {
            double[] pValues = IntStream.range(0, 200)
                    .mapToDouble(i -> i < 20 ? 1e-3 * random.nextDouble() : random.nextDouble())
                    .toArray();
            double threshold = ListingRule.threshold(pValues, pValues.length);
            long odd = Arrays.stream(pValues, 0, 20).filter(p -> p <= threshold).count();
            long chance =
                    Arrays.stream(pValues, 20, 200).filter(p -> p <= threshold).count();
            falsely += (double) chance / Math.max(1, odd + chance);
            found += Math.toIntExact(odd);
        }
        assertThat(falsely / 1000).isBetween(0.06, 0.1);
        assertThat(found).isGreaterThan(19_900);
    }
}
