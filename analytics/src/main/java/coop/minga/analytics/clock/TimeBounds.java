package coop.minga.analytics.clock;

import java.time.Instant;
import java.time.LocalDate;

/** Bounds of an open range. Every stored day or instant lies between. */
public final class TimeBounds {

    /** Before the first reading of any series. */
    public static final LocalDate EARLIEST = LocalDate.EPOCH.minusYears(100);

    /** After the last reading of any series. */
    public static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /** After everything that is recorded. */
    public static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private TimeBounds() {}
}
