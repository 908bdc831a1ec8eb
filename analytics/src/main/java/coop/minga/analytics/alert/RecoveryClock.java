package coop.minga.analytics.alert;

import java.time.Duration;
import java.time.Instant;

import coop.minga.analytics.catalogue.Unit;

/** Adds working time to a moment: the clock of a unit stands still on the days that its own calendar closes. */
final class RecoveryClock {

    private RecoveryClock() {}

    static Instant deadline(Instant from, Duration recoveryTime, Unit unit) {
        var at = from;
        var left = recoveryTime;
        while (true) {
            var day = at.atZone(unit.zone()).toLocalDate();
            var nextDay = day.plusDays(1).atStartOfDay(unit.zone()).toInstant();
            if (unit.calendar().open(day)) {
                var today = Duration.between(at, nextDay);
                if (left.compareTo(today) <= 0) {
                    return at.plus(left);
                }
                left = left.minus(today);
            }
            at = nextDay;
        }
    }
}
