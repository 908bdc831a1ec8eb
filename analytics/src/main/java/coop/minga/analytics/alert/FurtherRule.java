package coop.minga.analytics.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.verdict.Band;
import coop.minga.analytics.verdict.JudgedDay;

/**
 * What has to be told while an alert is open (decision 010): a deviation the same way after a day that was not odd, or
 * one that goes beyond the worst told so far by more than the width of what was expected when the alert was raised. The days
 * of one and the same deviation are not told one by one.
 */
final class FurtherRule {

    private final Deviation first;

    /** The most extreme value that those who hear of the alert were told so far, the first one included. */
    private double worstTold;

    private FurtherRule(Deviation first) {
        this.first = first;
        this.worstTold = first.value() == null ? first.median() : first.value();
    }

    /** @param since the judged days after the one that raised the alert, in order */
    static List<Deviation> of(Deviation first, Collection<JudgedDay> since) {
        return new FurtherRule(first).further(since);
    }

    private List<Deviation> further(Collection<JudgedDay> since) {
        var further = new ArrayList<Deviation>();
        var quiet = false;
        for (var judged : since) {
            var deviation = Deviation.of(judged)
                    .filter(each -> each.direction() == first.direction())
                    .orElse(null);
            if (deviation == null) {
                quiet |= asExpected(judged);
                continue;
            }
            var value = deviation.value();
            if (value != null && (quiet || beyond(value))) {
                further.add(deviation);
                worstTold = worse(value);
            }
            quiet = false;
        }
        return further;
    }

    /** A day that raises nothing may still be part of the deviation, which is not flagged again every day. */
    private static boolean asExpected(JudgedDay judged) {
        var value = judged.value();
        var band = judged.band();
        return judged.verdict() != null
                && value != null
                && band != null
                && Band.side(band.central99(), value) == Direction.NONE;
    }

    private boolean beyond(double value) {
        var width = first.expected().high() - first.expected().low();
        return switch (first.direction()) {
            case UP -> value > worstTold + width;
            case DOWN -> value < worstTold - width;
            case NONE -> false;
        };
    }

    private double worse(double value) {
        return first.direction() == Direction.DOWN ? Math.min(worstTold, value) : Math.max(worstTold, value);
    }
}
