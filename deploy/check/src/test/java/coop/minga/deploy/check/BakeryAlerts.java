package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertJournal;
import coop.minga.analytics.alert.AlertListener;
import coop.minga.analytics.alert.Escalator;
import coop.minga.analytics.catalogue.Indicator;
import org.assertj.core.groups.Tuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A bakery on a real database. Tests follow its alerts call by call. */
abstract class BakeryAlerts extends TestBakery {

    static final LocalDate TODAY = JudgedBakery.TODAY;
    static final int HISTORY = 90;

    /** A steady history, and a reading today that raises an alert. */
    void live(Indicator indicator) {
        bakery.live(indicator, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        bakery.live(indicator, TODAY, 300);
    }

    Escalator escalator() {
        return escalator((alert, event) -> {});
    }

    Escalator escalator(AlertListener news) {
        return new Escalator(
                bakery.transaction,
                bakery.units,
                bakery.indicators,
                bakery.alerts,
                new AlertJournal(bakery.alerts, bakery.events, news),
                bakery.clock);
    }

    Alert open(Indicator indicator) {
        var open = bakery.alerts.openOf(indicator.series());
        assertThat(open).as("open alerts of " + indicator.definition().code()).isNotEmpty();
        return open.getFirst();
    }

    /** Reports similar values daily: from {@code first} days after today until before {@code last}. */
    void stays(double around, int first, int last) {
        stays(bread, around, first, last);
    }

    void stays(Indicator indicator, double around, int first, int last) {
        for (var day = TODAY.plusDays(first); day.isBefore(TODAY.plusDays(last)); day = day.plusDays(1)) {
            bakery.clock.move(Duration.ofDays(1));
            bakery.live(indicator, day, around + day.getDayOfMonth() % 3);
        }
    }

    /** Stays at the fallen level until it is expected, then falls again. Returns that day. */
    LocalDate fallsAgain(Indicator indicator) {
        stays(indicator, 300, 1, 30);
        bakery.clock.move(Duration.ofDays(1));
        var day = TODAY.plusDays(30);
        bakery.live(indicator, day, 20);
        return day;
    }

    /** Day, direction and state of the series' alerts, in order of days. */
    List<Tuple> raised(Indicator indicator) {
        return bakery.alerts.of(indicator.series()).reversed().stream()
                .map(alert -> tuple(alert.deviation().day(), alert.deviation().direction(), alert.state()))
                .toList();
    }
}
