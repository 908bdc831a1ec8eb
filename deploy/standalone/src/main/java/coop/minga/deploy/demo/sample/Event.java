package coop.minga.deploy.demo.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import coop.minga.ingest.contract.IndicatorCode;

/**
 * Something that happens to one indicator of a cooperative, or to its whole reporting, from one day to another.
 *
 * @param until its last day
 * @param size in standard deviations; of a slope a day
 */
record Event(Kind kind, IndicatorCode indicator, LocalDate from, LocalDate until, double size) {

    enum Kind {
        /** A new level, held until the end. */
        STEP,
        /** One odd day. */
        TRANSIENT,
        /** Day by day further away. */
        SLOPE,
        /** The same number again and again. */
        STUCK,
        /** The value is left out of the report. */
        GAP,
        /** Nothing at all is reported. */
        SILENCE,
        /** The report comes a day or more after its time. */
        LATE,
        /** The value is stated ten times too high, and corrected on the day after. */
        CORRECTION
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    boolean concerns(IndicatorCode code) {
        return indicator.equals(code);
    }

    /** By how many standard deviations the value of a day is moved. */
    double push(LocalDate day) {
        return switch (kind) {
            case STEP, TRANSIENT -> size;
            case SLOPE -> size * (ChronoUnit.DAYS.between(from, day) + 1);
            case STUCK, GAP, SILENCE, LATE, CORRECTION -> 0;
        };
    }
}
