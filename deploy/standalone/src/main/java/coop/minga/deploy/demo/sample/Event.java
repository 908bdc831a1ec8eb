package coop.minga.deploy.demo.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import coop.minga.ingest.contract.IndicatorCode;

/**
 * An incident of one indicator, or of a cooperative's whole reporting.
 *
 * @param until its last day
 * @param size in standard deviations; for a slope per day
 */
record Event(Kind kind, IndicatorCode indicator, LocalDate from, LocalDate until, double size) {

    enum Kind {
        /** A new level until the end. */
        STEP,
        /** One outlier. */
        TRANSIENT,
        /** A daily drift. */
        SLOPE,
        /** A repeated value. */
        STUCK,
        /** No value in the report. */
        GAP,
        /** No report. */
        SILENCE,
        /** A report that comes a day or more late. */
        LATE,
        /** A value stated ten times too high, corrected the day after. */
        CORRECTION
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    boolean concerns(IndicatorCode code) {
        return indicator.equals(code);
    }

    /** The shift of a day's value, in standard deviations. */
    double push(LocalDate day) {
        return switch (kind) {
            case STEP, TRANSIENT -> size;
            case SLOPE -> size * (ChronoUnit.DAYS.between(from, day) + 1);
            case STUCK, GAP, SILENCE, LATE, CORRECTION -> 0;
        };
    }
}
