package coop.minga.analytics.alert;

import coop.minga.analytics.filter.Direction;
import coop.minga.ingest.contract.GoodDirection;

/** Whether a deviation hurts or pleases, by the direction that the unit called good. */
public enum Feeling {
    PAIN,
    PLEASURE;

    static Feeling of(Direction direction, GoodDirection good) {
        return switch (good) {
            case UP -> direction == Direction.UP ? PLEASURE : PAIN;
            case DOWN -> direction == Direction.DOWN ? PLEASURE : PAIN;
            case BOTH -> PAIN;
        };
    }
}
