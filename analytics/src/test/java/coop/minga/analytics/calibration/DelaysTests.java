package coop.minga.analytics.calibration;

import java.util.List;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.FlagCount;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DelaysTests {

    @Test
    void areCountedOfWhatIsSettledAndNotWithdrawn() {
        var delays = Delays.of(
                VerdictKind.LEVEL_STEP,
                List.of(
                        flags(0, 2),
                        flags(1, 3),
                        flags(4, 3),
                        new FlagCount(unit(), VerdictKind.LEVEL_STEP, true, true, 90, 5),
                        new FlagCount(unit(), VerdictKind.LEVEL_STEP, false, false, 90, 7)));

        assertThat(delays).isEqualTo(new Delays(VerdictKind.LEVEL_STEP, 8, 5, 0, 1, 4));
    }

    private static FlagCount flags(int delay, long count) {
        return new FlagCount(unit(), VerdictKind.LEVEL_STEP, false, true, delay, count);
    }

    private static UnitId unit() {
        return new UnitId("bakery");
    }
}
