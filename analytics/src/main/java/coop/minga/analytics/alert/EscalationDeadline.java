package coop.minga.analytics.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import org.jspecify.annotations.Nullable;

/** Working time for the clocks of alerts: excludes days that the unit's own calendar closes. */
final class EscalationDeadline {

    private EscalationDeadline() {}

    /** Null at the root, which has no next level. */
    static @Nullable Instant deadline(Indicator indicator, Unit level, Instant from) {
        return level.parent() == null ? null : deadline(from, indicator.recoveryTime(), level);
    }

    static Instant deadline(Instant from, Duration recoveryTime, Unit unit) {
        var at = from;
        var left = recoveryTime;
        while (true) {
            var day = at.atZone(unit.zone()).toLocalDate();
            var nextDay = endOf(day, unit);
            if (unit.calendar().isWorkingDay(day)) {
                var today = Duration.between(at, nextDay);
                if (left.compareTo(today) <= 0) {
                    return at.plus(left);
                }
                left = left.minus(today);
            }
            at = nextDay;
        }
    }

    /** The working time from one moment to a later one. */
    static Duration workingTime(Instant from, Instant to, Unit unit) {
        var worked = Duration.ZERO;
        for (var at = from; at.isBefore(to); ) {
            var day = at.atZone(unit.zone()).toLocalDate();
            var end = Collections.min(List.of(endOf(day, unit), to));
            worked = worked.plus(unit.calendar().isWorkingDay(day) ? Duration.between(at, end) : Duration.ZERO);
            at = end;
        }
        return worked;
    }

    private static Instant endOf(LocalDate day, Unit unit) {
        return day.plusDays(1).atStartOfDay(unit.zone()).toInstant();
    }
}
