package coop.minga.ui.component;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.filter.result.Direction;

/**
 * The sign and the words of a reading above or below what was expected. Good news has other ones than pain: its shapes
 * are hollow, and its words say that it is good.
 *
 * @param good whether that side is the good one
 */
public record OddSide(Direction side, boolean good) {

    public OddSide {
        if (side == Direction.NONE) {
            throw new IllegalArgumentException("side NONE: expected one of the two sides of what was expected");
        }
    }

    /** The name of the shape of a day that was flagged. */
    public String flag() {
        return "flag-" + place();
    }

    /** The name of the shape of a day that is odd without a flag. */
    public String odd() {
        return "odd-" + place();
    }

    public String words(Component where) {
        return switch (side) {
            case UP -> where.getTranslation(good ? "wall.exceptions.above.good" : "wall.exceptions.above");
            case DOWN, NONE -> where.getTranslation(good ? "wall.exceptions.below.good" : "wall.exceptions.below");
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
