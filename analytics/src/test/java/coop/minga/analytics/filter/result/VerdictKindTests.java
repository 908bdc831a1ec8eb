package coop.minga.analytics.filter.result;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictKindTests {

    @Test
    void keepsThePositionsThatStatesOfTheFilterStore() {
        assertThat(VerdictKind.values())
                .startsWith(
                        VerdictKind.STEADY,
                        VerdictKind.TRANSIENT,
                        VerdictKind.LEVEL_STEP,
                        VerdictKind.SLOPE_CHANGE,
                        VerdictKind.VARIANCE_CHANGE,
                        VerdictKind.WEEKDAY_SHAPE_CHANGE,
                        VerdictKind.STUCK,
                        VerdictKind.NOT_ENOUGH_HISTORY);
    }
}
