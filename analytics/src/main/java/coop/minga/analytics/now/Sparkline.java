package coop.minga.analytics.now;

import java.util.List;

import coop.minga.analytics.filter.result.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Recent working days of a series in a small chart, oldest first.
 *
 * @param days at most one for each day of {@link Sparklines#DAYS}
 */
public record Sparkline(List<Day> days) {

    public Sparkline {
        days = List.copyOf(days);
    }

    /**
     * A judged day.
     *
     * @param value null without a reading
     * @param usual the 80 % interval of the forecast; null without one
     */
    public record Day(@Nullable Double value, @Nullable Interval usual) {}
}
