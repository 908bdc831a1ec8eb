package coop.minga.ui.component;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.filter.result.Direction;

/**
 * Shape and words of a reading above or below its expected range. Good news has hollow shapes and its own words.
 *
 * @param good whether that side is the good one
 */
public record OutsideBand(Direction side, boolean good) {

    public OutsideBand {
        if (side == Direction.NONE) {
            throw new IllegalArgumentException("side NONE: expected one of the two sides of what was expected");
        }
    }

    /** Shape name of a flagged day. */
    public String flag() {
        return "flag-" + place();
    }

    /** Shape name of an unusual day without a flag. */
    public String unusual() {
        return "unusual-" + place();
    }

    public String words(Component where) {
        return switch (side) {
            case UP -> where.getTranslation(good ? "unusual.above.good" : "unusual.above");
            case DOWN, NONE -> where.getTranslation(good ? "unusual.below.good" : "unusual.below");
        };
    }

    public String flagged(Component where) {
        return switch (side) {
            case UP -> where.getTranslation(good ? "datafeed.legend.flag-up.good" : "datafeed.legend.flag-up");
            case DOWN, NONE ->
                where.getTranslation(good ? "datafeed.legend.flag-down.good" : "datafeed.legend.flag-down");
        };
    }

    private String place() {
        return (good ? "good-" : "") + EnumText.name(side);
    }
}
