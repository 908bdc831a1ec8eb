package coop.minga.analytics.alert;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.ingest.contract.GoodDirection;

/** Pain or pleasure, by the direction that the unit called good. */
public enum Polarity {
    PAIN,
    PLEASURE;

    /** Whether a reading on this side of the forecast is good news. */
    public static boolean isPleasure(Direction side, GoodDirection good) {
        return of(side, good) == PLEASURE;
    }

    static Polarity of(Direction direction, GoodDirection good) {
        return switch (good) {
            case UP -> direction == Direction.UP ? PLEASURE : PAIN;
            case DOWN -> direction == Direction.DOWN ? PLEASURE : PAIN;
            case BOTH -> PAIN;
        };
    }
}
