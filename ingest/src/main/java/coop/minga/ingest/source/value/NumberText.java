package coop.minga.ingest.source.value;

/**
 * The number in a cell. A missing mark is a space.
 *
 * @param value of {@code DOUBTFUL} as decimals
 * @param mark of decimals; in {@code GROUPED} of thousands
 * @param grouping of thousands in {@code BOTH}
 * @param unit such as kg, or empty
 */
public record NumberText(Form form, double value, char mark, char grouping, String unit) {
    /** The readings that the marks leave. */
    public enum Form {
        /** Digits alone. */
        PLAIN,
        /** A decimal mark that cannot separate thousands: {@code 604.5}, {@code 0.604}, {@code 1187.200}. */
        DECIMAL,
        /** Thousands that cannot be decimals: {@code 1.187.200}. */
        GROUPED,
        /** {@code 1.187,5} or {@code 1 187,5}. */
        BOTH,
        /** {@code 1.187}: either. */
        DOUBTFUL,
        /** {@code 1.2E+05}, as a spreadsheet displays it: digits may be lost. */
        SCIENTIFIC,
        /** {@code 71:30}. */
        CLOCK,
        /** {@code 70h45}, in hours. */
        HOURS,
        /** {@code N/A} and its like. */
        NO_VALUE,
        /** {@code #DIV/0!} and its like. */
        SPREADSHEET_ERROR,
        /** {@code WITHDRAW}: the day's value no longer holds. */
        WITHDRAWAL,

        UNREADABLE
    }

    static final NumberText UNREADABLE = of(Form.UNREADABLE, 0);

    static NumberText of(Form form, double value) {
        return new NumberText(form, value, ' ', ' ', "");
    }

    public static NumberText of(String cell) {
        return NumberParser.parse(cell);
    }

    /** The value if the mark of {@link Form#DOUBTFUL} separates thousands. */
    public double inThousands() {
        return Math.rint(value * 1000);
    }

    NumberText beside(String unitText, boolean negative) {
        return new NumberText(form, negative ? -value : value, mark, grouping, unitText);
    }
}
