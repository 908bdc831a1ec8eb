package coop.minga.ingest.contract;

import java.time.LocalDate;

/** One reading as its cooperative states it. */
public record Statement(IndicatorCode indicator, LocalDate day, double value, String unitOfMeasure) {
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
        Check.that(Math.abs(value) <= LARGEST, "value", value, "a finite number between -1e15 and 1e15");
        Check.line("unit", unitOfMeasure, LONGEST_UNIT_OF_MEASURE);
        value += 0.0; // -0.0 and 0.0 would be two statements
    }
}
