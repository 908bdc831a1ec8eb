package coop.minga.analytics.verdict;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import coop.minga.analytics.filter.PooledQuantiles;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeerGroupQuantilesTests {

    private static final PooledQuantiles SCORES =
            new PooledQuantiles(IntStream.range(0, PooledQuantiles.levels().size())
                    .mapToObj(i -> (double) i)
                    .toList());

    @Test
    void isOfUseWhereManyUnitsHaveAShare() {
        assertThat(pool(5, 8, 1000, 500).usable()).isTrue();
    }

    @Test
    void isUnusableIfItWouldDiscloseOneUnit() {
        assertThat(pool(4, 50, 9000, 3000).usable()).isFalse();
        assertThat(pool(20, 50, 9000, 4501).usable()).isFalse();
    }

    @Test
    void isOfNoUseWhileThereIsTooLittle() {
        assertThat(pool(7, 7, 5000, 900).usable()).isFalse();
        assertThat(pool(9, 9, 999, 111).usable()).isFalse();
    }

    @Test
    void siblingsAreTheSameIndicatorElseTheSameNatureElseAll() {
        var bread = new IndicatorDefinition(
                new IndicatorCode("bread"),
                Map.of("en", "Bread"),
                new IndicatorDefinition.Measure("kg", Map.of()),
                IndicatorType.FLOW,
                GoodDirection.UP,
                IndicatorDefinition.PossibleRange.NONE,
                Duration.ofDays(1));
        assertThat(PeerGroup.of(bread).stream().map(PeerGroup::key))
                .containsExactly("FLOW bread kg", "FLOW", "EVERYTHING");
    }

    private static PeerGroupQuantiles pool(int units, int series, long readings, long largestUnit) {
        return new PeerGroupQuantiles("FLOW", units, series, readings, largestUnit, SCORES);
    }
}
