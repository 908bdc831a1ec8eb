package coop.minga.analytics.calibration;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.UnitId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** I6: pooled figures disclose no single unit. */
class DisclosableUnitsTests {

    private static final UnitId OWN = new UnitId("own");

    @Test
    void areAllWhereFiveOrMoreAreHidden() {
        var pooled = DisclosableUnits.of(readings("own", "a", "b", "c", "d", "e"), Set.of(OWN));

        assertThat(pooled.units()).hasSize(6);
        assertThat(pooled.withheld()).isZero();
    }

    @Test
    void leaveOutHiddenOnesThatAreFewerForTheyCouldBeWorkedOut() {
        var pooled = DisclosableUnits.of(readings("own", "a", "b", "c", "d"), Set.of(OWN));

        assertThat(pooled.units()).containsExactly(OWN);
        assertThat(pooled.withheld()).isEqualTo(4);
    }

    @Test
    void leaveOutHiddenOnesOfWhichOneIsOverHalf() {
        var readings = new HashMap<>(readings("own", "a", "b", "c", "d", "e"));
        readings.put(new UnitId("a"), 5L);
        assertThat(DisclosableUnits.of(readings, Set.of(OWN)).withheld()).isEqualTo(5);
        readings.put(new UnitId("a"), 4L);
        assertThat(DisclosableUnits.of(readings, Set.of(OWN)).withheld()).isZero();
    }

    @Test
    void doNotCountTheHiddenOnesThatHaveNoReadingsForACrowd() {
        var readings = new HashMap<>(readings("own", "a", "b", "c", "d", "e"));
        readings.put(new UnitId("c"), 0L);

        assertThat(DisclosableUnits.of(readings, Set.of(OWN)).units()).containsExactly(OWN);
    }

    @Test
    void areAllWhereNoneIsHidden() {
        assertThat(DisclosableUnits.of(readings("own"), Set.of(OWN)).units()).containsExactly(OWN);
    }

    private static Map<UnitId, Long> readings(String... units) {
        return Stream.of(units).map(UnitId::new).collect(Collectors.toMap(Function.identity(), unit -> 1L));
    }
}
