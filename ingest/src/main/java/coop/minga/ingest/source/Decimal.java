package coop.minga.ingest.source;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Reads the numbers of one file. In {@code ;} files the decimal mark may be point or comma, but only one of them. Until
 * a number shows which, 1.234 is doubtful: it may have a thousands separator.
 */
final class Decimal {
    private static final int LONGEST = 40;
    private static final char UNKNOWN = ' ';
    private static final Pattern FORM = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern PERHAPS_THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}\\.\\d{3}");

    private final boolean commaAllowed;
    private char mark;

    Decimal(boolean commaAllowed, DecimalMark known) {
        this.commaAllowed = commaAllowed;
        this.mark = switch (known) {
            case EITHER -> UNKNOWN;
            case POINT -> '.';
            case COMMA -> ',';
        };
    }

    /** Whether the point may separate thousands. */
    boolean doubtful(String text) {
        return commaAllowed
                && mark == UNKNOWN
                && PERHAPS_THOUSANDS.matcher(text).matches();
    }

    /** Empty unless the text is a number in this file's form. May be infinite. */
    OptionalDouble read(String text) {
        char used = text.indexOf(',') >= 0 ? ',' : '.';
        boolean marked = text.indexOf(used) >= 0;
        if (marked && !allowed(used)) {
            return OptionalDouble.empty();
        }
        String plain = used == ',' && text.indexOf('.') < 0 ? text.replace(',', '.') : text;
        if (plain.length() > LONGEST || !FORM.matcher(plain).matches()) {
            return OptionalDouble.empty();
        }
        if (marked) {
            mark = used;
        }
        return OptionalDouble.of(Double.parseDouble(plain));
    }

    String expected() {
        if (mark == ',') {
            return "a number with a decimal comma like the others in this file, as 812,5, and no mark of thousands";
        }
        return commaAllowed && mark == UNKNOWN
                ? "a number like 812.5 or 812,5, without a mark of thousands"
                : "a number with a decimal point, as 812.5";
    }

    static String expectedInsteadOf(String doubtful) {
        return "a number that can be read in one way only: write " + doubtful.replace(".", "") + " or "
                + doubtful.replace('.', ',') + ", or say decimal_mark in agent.yaml";
    }

    private boolean allowed(char used) {
        return mark == UNKNOWN ? used == '.' || commaAllowed : mark == used;
    }
}
