package coop.minga.analytics.quarantine;

import java.time.Duration;
import java.util.Map;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.quarantine.QuarantineAllocator.Kept;
import coop.minga.analytics.quarantine.QuarantineBounds.Quota;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class QuarantinePlacesTests {

    private static final Sender BAKERY = new Sender(true, new UnitId("bakery"));
    private static final Sender DAIRY = new Sender(true, new UnitId("dairy"));
    private static final Sender SAYS_BAKERY = new Sender(false, new UnitId("bakery"));
    private static final Sender SAYS_DAIRY = new Sender(false, new UnitId("dairy"));

    private final QuarantineBounds bounds = new QuarantineBounds(
            new Quota(3, 100), new Quota(9, 900), new Quota(5, 1_000), new Quota(3, 50), Duration.ofDays(1));
    private final QuarantineAllocator places = new QuarantineAllocator(bounds, Map.of(BAKERY, new Quota(1, 60)));

    @Test
    void aUnitHasItsRowsAndItsBytes() {
        assertThat(places.allocate(BAKERY, false, 40, 0)).isEqualTo(Kept.WHOLE);
        assertThat(places.allocate(BAKERY, false, 1, 1)).isEqualTo(Kept.NOT);
        assertThat(places.allocate(BAKERY, false, 1, 0)).isEqualTo(Kept.DETAIL);
        assertThat(places.allocate(BAKERY, false, 0, 0)).isEqualTo(Kept.NOT);
    }

    @Test
    void oneThatIsFullLeavesToOthersWhatIsTheirs() {
        for (var number = 0; number < 10; number++) {
            places.allocate(BAKERY, false, 100, 0);
            places.allocate(SAYS_BAKERY, false, 100, 0);
        }
        assertThat(places.allocate(DAIRY, false, 100, 0)).isEqualTo(Kept.WHOLE);
        assertThat(places.allocate(SAYS_DAIRY, false, 50, 0)).isEqualTo(Kept.WHOLE);
    }

    @Test
    void allThatIsNotProvenHasOneBoundTogether() {
        for (var number = 0; number < 3; number++) {
            assertThat(places.allocate(SAYS_BAKERY, false, 10, 0)).isEqualTo(Kept.WHOLE);
        }
        assertThat(places.allocate(SAYS_DAIRY, false, 10, 0)).isEqualTo(Kept.WHOLE);
        assertThat(places.allocate(Sender.UNKNOWN, false, 10, 0)).isEqualTo(Kept.WHOLE);
        assertThat(places.allocate(Sender.UNKNOWN, false, 10, 0)).isEqualTo(Kept.NOT);
    }

    @Test
    void whatIsLookedForAgainIsKeptWithoutAPlace() {
        for (var number = 0; number < 10; number++) {
            assertThat(places.allocate(BAKERY, true, 50, 0)).isEqualTo(Kept.OUTSIDE_QUOTA);
        }
        assertThat(places.allocate(BAKERY, false, 40, 0)).isEqualTo(Kept.WHOLE);
    }
}
