package coop.minga.ingest.contract;

import java.time.LocalDate;

/** One reading as its cooperative states it: the value of one indicator for one production day, with its unit. */
public record Statement(IndicatorCode indicator, LocalDate day, double value, String unitOfMeasure) {
    /** Beyond this size neighbouring whole numbers can no longer be told apart well, and arithmetic overflows soon. */
    public static final double LARGEST = 1e15;

    /** What lies before it is a slip of the pen: every day from the first reading on is judged. */
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
        value += 0.0; // there is one zero: -0.0 and 0.0 would be two statements
    }
}
