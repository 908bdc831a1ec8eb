package coop.minga.ingest.source.value;

import java.util.Locale;

/** A way to read a day. Those of one {@link Family} exclude each other within a column. */
public enum DayOrder {
    PLAIN(Family.PLAIN),
    DAY_MONTH_YEAR(Family.SLASHED),
    MONTH_DAY_YEAR(Family.SLASHED),
    DAY_MONTH_SHORT_YEAR(Family.SHORT),
    MONTH_DAY_SHORT_YEAR(Family.SHORT),
    SHORT_YEAR_MONTH_DAY(Family.SHORT),
    FROM_1900(Family.SERIAL),
    FROM_1904(Family.SERIAL),
    DAY_WRITTEN(Family.MIDNIGHT),
    DAY_IN_ZONE(Family.MIDNIGHT);

    private final Family family;

    DayOrder(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }

    /** As an answer names it: {@code day-month-year}. */
    public String answer() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public enum Family {
        PLAIN,
        SLASHED,
        SHORT,
        SERIAL,
        MIDNIGHT
    }
}
