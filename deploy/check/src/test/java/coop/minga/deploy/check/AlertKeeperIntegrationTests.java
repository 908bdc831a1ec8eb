package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.catalogue.Indicator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What alerts do by themselves, on a real database, one call at a time. */
@RealServices
final class AlertKeeperIntegrationTests {

    private static final int HISTORY = 90;
    private static final LocalDate TODAY = JudgedBakery.TODAY;

    private JudgedBakery bakery;
    private Indicator bread;

    @BeforeEach
    void describe(TestDatabase database) {
        bakery = new JudgedBakery(database);
        bread = bakery.bread();
    }

    @AfterEach
    void close() {
        bakery.close();
    }

    @Test
    void anAlertOfTheRootHasNobodyToClimbTo() {
        var fund = bakery.indicators.of(JudgedBakery.FEDERATION).getFirst();
        live(fund);
        assertThat(open(fund).deadline()).isNull();
        bakery.clock.move(Duration.ofDays(30));
        assertThat(bakery.keeper().climb()).isZero();
    }

    /** A steady history, and today a reading that raises an alert. */
    private void live(Indicator indicator) {
        bakery.live(indicator, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        bakery.live(indicator, TODAY, 300);
    }

    private Alert open(Indicator indicator) {
        return bakery.alerts.openOf(indicator.series()).orElseThrow();
    }
}
