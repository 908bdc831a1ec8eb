package coop.minga.ingest.source;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Reads the numbers of one file. Where fields are separated by {@code ;} a decimal comma is taken as well as a point, but
 * a file keeps to the mark it began with: else 1.234 and 1,234 in one file would hide a factor of a thousand.
 */
final class Decimal {
    private static final int LONGEST = 40;
    private static final Pattern FORM = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private final boolean commaAllowed;
    private char mark = ' ';

    Decimal(boolean commaAllowed) {
        this.commaAllowed = commaAllowed;
    }

    /** The number, which may be infinite where too large; empty where the text is no number in this file's form. */
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
            return "a number with a decimal comma like the others in this file, as 812,5";
        }
        return commaAllowed && mark == ' ' ? "a number like 812.5 or 812,5" : "a number with a decimal point, as 812.5";
    }

    private boolean allowed(char used) {
        return mark == ' ' ? used == '.' || commaAllowed : mark == used;
    }
}
