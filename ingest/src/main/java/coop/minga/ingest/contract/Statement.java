package coop.minga.ingest.contract;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One reading as its cooperative states it, or the withdrawal of one.
 *
 * @param stated null if what was stated of this day before is withdrawn
 */
public record Statement(
        IndicatorCode indicator, LocalDate day, @Nullable Double stated, String unitOfMeasure) {
    /** Larger values lose whole-number precision and soon overflow. */
    public static final double LARGEST = 1e15;

    /** An earlier day is a typo: every later day is judged. */
    public static final LocalDate EARLIEST_DAY = LocalDate.of(2000, 1, 1);

    public static final LocalDate LATEST_DAY = LocalDate.of(2999, 12, 31);

    static final int LONGEST_UNIT_OF_MEASURE = 40;

    public Statement {
        Check.that(
                !day.isBefore(EARLIEST_DAY) && !day.isAfter(LATEST_DAY),
                "day",
                day,
                "a day between " + EARLIEST_DAY + " and " + LATEST_DAY);
        Check.line("unit", unitOfMeasure, LONGEST_UNIT_OF_MEASURE);
        if (stated != null) {
            Check.that(Math.abs(stated) <= LARGEST, "value", stated, "a finite number between -1e15 and 1e15");
            stated += 0.0; // -0.0 and 0.0 would be two statements
        }
    }

    public Statement(IndicatorCode indicator, LocalDate day, double value, String unitOfMeasure) {
        this(indicator, day, Double.valueOf(value), unitOfMeasure);
    }

    /** States that no value of this day holds any more. */
    public static Statement withdrawal(IndicatorCode indicator, LocalDate day, String unitOfMeasure) {
        return new Statement(indicator, day, null, unitOfMeasure);
    }

    public boolean withdrawn() {
        return stated == null;
    }

    /** @throws IllegalStateException if it is a withdrawal */
    public double value() {
        if (stated == null) {
            throw new IllegalStateException(indicator + " of " + day + " is withdrawn, expected a value");
        }
        return stated;
    }
}
