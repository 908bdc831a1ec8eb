package coop.minga.analytics.alert;

import java.time.Duration;
import java.time.Instant;

import coop.minga.analytics.catalogue.Unit;

/** Adds working time to a moment: the clock of a unit stands still on the days that its own calendar closes. */
final class RecoveryClock {

    /** A calendar that is never open would hold the clock for ever; after so many days it runs on. */
    private static final int MOST_CLOSED_DAYS = 60;

    private RecoveryClock() {}

    static Instant deadline(Instant from, Duration recoveryTime, Unit unit) {
        var at = from;
        var left = recoveryTime;
        var closedInARow = 0;
        while (true) {
            var day = at.atZone(unit.zone()).toLocalDate();
            var nextDay = day.plusDays(1).atStartOfDay(unit.zone()).toInstant();
            if (unit.calendar().open(day) || closedInARow >= MOST_CLOSED_DAYS) {
                closedInARow = 0;
                var today = Duration.between(at, nextDay);
                if (left.compareTo(today) <= 0) {
                    return at.plus(left);
                }
                left = left.minus(today);
            } else {
                closedInARow++;
            }
            at = nextDay;
        }
    }
}
