package coop.minga.analytics.alert;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.ingest.contract.GoodDirection;

/** Whether a deviation hurts or pleases, by the direction that the unit called good. */
public enum Polarity {
    PAIN,
    PLEASURE;

    /** Whether it is good news that a reading of the indicator lies on that side of what was expected. */
    public static boolean isPleasure(Direction side, Indicator indicator) {
        return of(side, indicator.goodDirection()) == PLEASURE;
    }

    static Polarity of(Direction direction, GoodDirection good) {
        return switch (good) {
            case UP -> direction == Direction.UP ? PLEASURE : PAIN;
            case DOWN -> direction == Direction.DOWN ? PLEASURE : PAIN;
            case BOTH -> PAIN;
        };
    }
}
