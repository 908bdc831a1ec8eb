package coop.minga.ingest.source.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import coop.minga.ingest.source.value.NumberText.Form;
import org.jspecify.annotations.Nullable;

/** Parses the number of a cell as spreadsheets, programs and people write it. */
final class NumberParser {
    private static final int LONGEST = 40;
    private static final Pattern SCIENTIFIC = Pattern.compile("([+-]?\\d+(?:[.,]\\d*)?)[eE]([+-]?\\d{1,3})");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):([0-5]\\d)(?::([0-5]\\d))?");
    private static final Pattern HOURS = Pattern.compile("(\\d{1,4})\\s*h(?:\\s*([0-5]?\\d)\\s*(?:m|min)?)?");
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private NumberParser() {}

    static NumberText parse(String cell) {
        NumberText fast = digits(cell);
        if (fast != null) {
            return fast;
        }
        String text = unwrapped(cell);
        Form word = Words.form(text);
        if (word != Form.UNREADABLE) {
            return NumberText.of(word, 0);
        }
        if (text.length() > LONGEST || text.chars().noneMatch(each -> each >= '0' && each <= '9')) {
            return NumberText.UNREADABLE;
        }
        NumberText special = special(text);
        return special != null ? special : signed(text);
    }

    /** The usual case without any other object: digits with at most one point and one sign. */
    private static @Nullable NumberText digits(String cell) {
        int length = cell.length();
        int from = length > 0 && cell.charAt(0) == '-' ? 1 : 0;
        if (length - from == 0 || length - from > 15) {
            return null;
        }
        long digits = 0;
        int mark = -1;
        for (int at = from; at < length; at++) {
            char each = cell.charAt(at);
            if (each >= '0' && each <= '9') {
                digits = digits * 10 + (each - '0');
            } else if ((each == '.' || each == ',') && mark < 0 && at > from) {
                mark = at;
            } else {
                return null;
            }
        }
        if (mark == length - 1) {
            return null;
        }
        double value = mark < 0 ? digits : digits / POWERS[length - 1 - mark];
        double signed = from == 1 ? -value : value;
        return mark < 0
                ? NumberText.of(Form.PLAIN, signed)
                : new NumberText(form(cell, from, mark, length), signed, cell.charAt(mark), ' ', "");
    }

    /** One mark between digits: three digits behind it and at most three before it, without a zero in front, leave a doubt. */
    private static Form form(CharSequence text, int from, int mark, int end) {
        boolean doubtful = end - mark == 4 && mark - from <= 3 && text.charAt(from) != '0';
        return doubtful ? Form.DOUBTFUL : Form.DECIMAL;
    }

    /** Without the marks by which spreadsheets keep a text a text: {@code ="604"} and {@code '604}. */
    static String unwrapped(String cell) {
        String text = cell.strip();
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() >= 3) {
            text = text.substring(2, text.length() - 1).strip();
        }
        return text.startsWith("'") ? text.substring(1).strip() : text;
    }

    private static @Nullable NumberText special(String text) {
        Matcher scientific = SCIENTIFIC.matcher(text);
        if (scientific.matches()) {
            double value = Double.parseDouble(scientific.group(1).replace(',', '.') + "e" + scientific.group(2));
            return Double.isFinite(value) ? NumberText.of(Form.SCIENTIFIC, value) : NumberText.UNREADABLE;
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return NumberText.of(
                    Form.CLOCK, number(clock.group(1)) + number(clock.group(2)) / 60 + number(clock.group(3)) / 3600);
        }
        Matcher hours = HOURS.matcher(text);
        return hours.matches() ? NumberText.of(Form.HOURS, number(hours.group(1)) + number(hours.group(2)) / 60) : null;
    }

    private static double number(@Nullable String digits) {
        return digits == null ? 0 : Double.parseDouble(digits);
    }

    private static NumberText signed(String whole) {
        String text = whole;
        boolean brackets = text.startsWith("(") && text.endsWith(")");
        if (brackets) {
            text = text.substring(1, text.length() - 1).strip();
        }
        int first = firstDigit(text);
        int last = lastDigit(text);
        int from = first > 0 && (text.charAt(first - 1) == '.' || text.charAt(first - 1) == ',') ? first - 1 : first;
        int to = last + 1 < text.length() && text.charAt(last + 1) == '.' ? last + 2 : last + 1;
        String before = text.substring(0, from).strip();
        String after = text.substring(to).strip();
        boolean minusBefore =
                !before.isEmpty() && (minus(before.charAt(before.length() - 1)) || minus(before.charAt(0)));
        boolean minusAfter = !after.isEmpty() && after.charAt(0) == '-';
        before = withoutSign(before);
        after = minusAfter ? after.substring(1).strip() : after;
        int signs = (brackets ? 1 : 0) + (minusBefore ? 1 : 0) + (minusAfter ? 1 : 0);
        if (signs > 1 || (!before.isEmpty() && !after.isEmpty()) || signLeft(before) || signLeft(after)) {
            return NumberText.UNREADABLE;
        }
        NumberText number = body(text.substring(from, to));
        return number.form() == Form.UNREADABLE ? number : number.beside(before + after, signs == 1);
    }

    private static String withoutSign(String before) {
        if (before.isEmpty()) {
            return before;
        }
        int end = before.length() - 1;
        if (minus(before.charAt(end)) || before.charAt(end) == '+') {
            return before.substring(0, end).strip();
        }
        return minus(before.charAt(0)) || before.charAt(0) == '+'
                ? before.substring(1).strip()
                : before;
    }

    private static boolean signLeft(String text) {
        return text.chars()
                .anyMatch(each -> minus((char) each) || each == '+' || each == '.' || each == ',' || each == '(');
    }

    private static boolean minus(char each) {
        return each == '-' || each == '\u2212' || each == '\uFF0D' || each == '\u2013';
    }

    /** From the first to the last digit, with marks between. */
    private static NumberText body(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        char spaces = ' ';
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            boolean spaced = space(each);
            if (!spaced && each != '.' && each != ',' && (each < '0' || each > '9')) {
                return NumberText.UNREADABLE;
            }
            plain.append(spaced ? '_' : each);
            spaces = spaced ? each : spaces;
        }
        return plain.indexOf("_") >= 0 ? spaced(plain.toString()) : marked(plain.toString());
    }

    /** Spaces and apostrophes separate thousands only. */
    private static NumberText spaced(String text) {
        int mark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        String whole = mark < 0 ? text : text.substring(0, mark);
        boolean misplaced =
                mark >= 0 && (mark == text.length() - 1 || mark != Math.max(text.indexOf('.'), text.indexOf(',')));
        if (!grouped(whole, '_') || misplaced) {
            return NumberText.UNREADABLE;
        }
        double value = parsed(text, mark);
        return mark < 0
                ? new NumberText(Form.GROUPED, value, '_', ' ', "")
                : new NumberText(Form.BOTH, value, text.charAt(mark), '_', "");
    }

    private static NumberText marked(String text) {
        int mark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        if (mark < 0) {
            return NumberText.of(Form.PLAIN, parsed(text, mark));
        }
        char decimal = text.charAt(mark);
        char other = decimal == '.' ? ',' : '.';
        if (text.indexOf(other) >= 0) {
            String whole = text.substring(0, mark);
            return whole.indexOf(decimal) < 0 && grouped(whole, other) && mark < text.length() - 1
                    ? new NumberText(Form.BOTH, parsed(text, mark), decimal, other, "")
                    : NumberText.UNREADABLE;
        }
        if (text.indexOf(decimal) != mark) {
            return grouped(text, decimal)
                    ? new NumberText(Form.GROUPED, parsed(text, -1), decimal, ' ', "")
                    : NumberText.UNREADABLE;
        }
        Form form = mark == 0 || mark == text.length() - 1 ? Form.DECIMAL : form(text, 0, mark, text.length());
        return new NumberText(form, parsed(text, mark), decimal, ' ', "");
    }

    private static boolean grouped(String whole, char mark) {
        String[] groups = whole.split(Pattern.quote(String.valueOf(mark)), -1);
        if (groups.length < 2
                || groups[0].isEmpty()
                || groups[0].length() > 3
                || !numeric(groups[0])
                || groups[0].charAt(0) == '0') {
            return false;
        }
        for (int at = 1; at < groups.length; at++) {
            if (groups[at].length() != 3 || !numeric(groups[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean numeric(String text) {
        return text.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    private static double parsed(String text, int mark) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (at == mark) {
                plain.append('.');
            } else if (each >= '0' && each <= '9') {
                plain.append(each);
            }
        }
        return Double.parseDouble(plain.toString());
    }

    static boolean space(char each) {
        return each == ' '
                || each == '\u00A0'
                || each == '\u202F'
                || each == '\u2009'
                || each == '\u2007'
                || each == '\''
                || each == '\u2019';
    }

    private static int firstDigit(String text) {
        int at = 0;
        while (text.charAt(at) < '0' || text.charAt(at) > '9') {
            at++;
        }
        return at;
    }

    private static int lastDigit(String text) {
        int at = text.length() - 1;
        while (text.charAt(at) < '0' || text.charAt(at) > '9') {
            at--;
        }
        return at;
    }
}
