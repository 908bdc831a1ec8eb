package coop.minga.ingest.source.value;

import java.util.Locale;

/** A way to read a day. Those of one {@link Notation} exclude each other within a column. */
public enum DayOrder {
    PLAIN(Notation.PLAIN),
    DAY_MONTH_YEAR(Notation.SLASHED),
    MONTH_DAY_YEAR(Notation.SLASHED),
    DAY_MONTH_SHORT_YEAR(Notation.SHORT),
    MONTH_DAY_SHORT_YEAR(Notation.SHORT),
    SHORT_YEAR_MONTH_DAY(Notation.SHORT),
    FROM_1900(Notation.SERIAL),
    FROM_1904(Notation.SERIAL),
    DAY_WRITTEN(Notation.MIDNIGHT),
    DAY_IN_ZONE(Notation.MIDNIGHT);

    private final Notation notation;

    DayOrder(Notation notation) {
        this.notation = notation;
    }

    public Notation notation() {
        return notation;
    }

    /** As an answer names it: {@code day-month-year}. */
    public String answer() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public enum Notation {
        PLAIN,
        SLASHED,
        SHORT,
        SERIAL,
        MIDNIGHT
    }
}
