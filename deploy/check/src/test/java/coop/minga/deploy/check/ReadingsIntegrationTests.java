package coop.minga.deploy.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import coop.minga.analytics.series.Reading;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Readings from statements, on a real database. */
@RealServices
final class ReadingsIntegrationTests extends TestBakery {

    private static final LocalDate MONDAY = JudgedBakery.TODAY.minusDays(4);

    @Test
    void areReturnedAsKnownThen() {
        bakery.state(bread, MONDAY, 100, 110);
        var monday = bakery.clock.instant();
        bakery.clock.move(Duration.ofHours(24));
        bakery.state(bread, MONDAY.plusDays(1), 115, 120);
        var tuesday = bakery.clock.instant();
        assertThat(asKnownAt(monday.minusMillis(1))).isEmpty();
        assertThat(asKnownAt(monday)).containsExactly(100.0, 110.0);
        assertThat(asKnownAt(tuesday.minusMillis(1))).containsExactly(100.0, 110.0);
        assertThat(asKnownAt(tuesday)).containsExactly(100.0, 115.0, 120.0);
    }

    private List<Double> asKnownAt(Instant then) {
        return bakery.readings.asKnownAt(then, bread.series(), MONDAY, MONDAY.plusDays(7)).values().stream()
                .map(Reading::value)
                .toList();
    }
}
