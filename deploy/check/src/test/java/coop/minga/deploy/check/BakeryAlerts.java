package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.catalogue.Indicator;
import org.assertj.core.groups.Tuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A bakery with a real database, whose alerts a test follows one call at a time. */
abstract class BakeryAlerts extends TestBakery {

    static final LocalDate TODAY = JudgedBakery.TODAY;
    static final int HISTORY = 90;

    /** A steady history, and today a reading that raises an alert. */
    void live(Indicator indicator) {
        bakery.live(indicator, TODAY.minusDays(HISTORY), JudgedBakery.steady(HISTORY));
        bakery.live(indicator, TODAY, 300);
    }

    Alert open(Indicator indicator) {
        var open = bakery.alerts.openOf(indicator.series());
        assertThat(open).as("open alerts of " + indicator.definition().code()).isNotEmpty();
        return open.getFirst();
    }

    /** Reports about the same every day from the first one after today on, to before the last. */
    void stays(double around, int first, int last) {
        stays(bread, around, first, last);
    }

    void stays(Indicator indicator, double around, int first, int last) {
        for (var day = TODAY.plusDays(first); day.isBefore(TODAY.plusDays(last)); day = day.plusDays(1)) {
            bakery.clock.move(Duration.ofDays(1));
            bakery.live(indicator, day, around + day.getDayOfMonth() % 3);
        }
    }

    /** Stays where it has fallen to until that is what is expected, then falls once more; returns that day. */
    LocalDate fallsAgain(Indicator indicator) {
        stays(indicator, 300, 1, 30);
        bakery.clock.move(Duration.ofDays(1));
        var day = TODAY.plusDays(30);
        bakery.live(indicator, day, 20);
        return day;
    }

    /** Day, direction and state of every alert of the series, in the order of their days. */
    List<Tuple> raised(Indicator indicator) {
        return bakery.alerts.of(indicator.series()).reversed().stream()
                .map(alert -> tuple(alert.deviation().day(), alert.deviation().direction(), alert.state()))
                .toList();
    }
}
