package coop.minga.analytics.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.analytics.verdict.JudgedDay;

/**
 * Selects the days on which an open alert worsened (decision 010): the direction recurs after an expected day, or a
 * value exceeds the worst so far by more than the first forecast's width.
 */
final class WorseningRule {

    private final Deviation first;

    /** The most extreme value notified so far, including the first. */
    private double worstReported;

    private WorseningRule(Deviation first) {
        this.first = first;
        this.worstReported = first.value() == null ? first.median() : first.value();
    }

    /** @param since judged days after the alert's day, in order */
    static List<Deviation> of(Deviation first, Collection<JudgedDay> since) {
        return new WorseningRule(first).worsened(since);
    }

    private List<Deviation> worsened(Collection<JudgedDay> since) {
        var worsened = new ArrayList<Deviation>();
        var asExpected = false;
        for (var judged : since) {
            var deviation = Deviation.of(judged)
                    .filter(each -> each.direction() == first.direction())
                    .orElse(null);
            if (deviation == null) {
                asExpected |= isAsExpected(judged);
                continue;
            }
            var value = deviation.value();
            if (value != null && (asExpected || exceedsWorst(value))) {
                worsened.add(deviation);
                worstReported = worseOf(value);
            }
            asExpected = false;
        }
        return worsened;
    }

    /** Days that flag nothing may still belong to the deviation. */
    private static boolean isAsExpected(JudgedDay judged) {
        var value = judged.value();
        var band = judged.band();
        return judged.verdict() != null
                && value != null
                && band != null
                && ForecastBand.side(band.central99(), value) == Direction.NONE;
    }

    private boolean exceedsWorst(double value) {
        var width = first.expected().high() - first.expected().low();
        return switch (first.direction()) {
            case UP -> value > worstReported + width;
            case DOWN -> value < worstReported - width;
            case NONE -> false;
        };
    }

    private double worseOf(double value) {
        return first.direction() == Direction.DOWN ? Math.min(worstReported, value) : Math.max(worstReported, value);
    }
}
