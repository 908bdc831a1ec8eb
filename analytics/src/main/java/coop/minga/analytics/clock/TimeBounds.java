package coop.minga.analytics.clock;

import java.time.LocalDate;

/** Bounds of an open range. Every stored day lies between. */
public final class TimeBounds {

    /** Before the first reading of any series. */
    public static final LocalDate EARLIEST = LocalDate.EPOCH.minusYears(100);

    /** After the last reading of any series. */
    public static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private TimeBounds() {}
}
