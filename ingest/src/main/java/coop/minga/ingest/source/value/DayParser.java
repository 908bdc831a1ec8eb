package coop.minga.ingest.source.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Parses days as programs, spreadsheets and people write them. Each text is parsed once. Not thread-safe. */
public final class DayParser {
    private static final int LONGEST = 60;
    private static final List<String> LANGUAGES = List.of("en", "es", "pt", "fr", "de", "it", "ca");
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final Pattern TIMED = Pattern.compile(
            "(.*?\\d)(?:[Tt]|,?\\s+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*([AaPp]\\.?\\s?[Mm]\\.?)?\\s*(Z|z|UTC|GMT|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})");
    private static final Pattern BASIC = Pattern.compile("(?:19|20)\\d{6}");
    private static final Pattern SERIAL = Pattern.compile("([2-6]\\d{4})(?:[.,]\\d+)?");
    private static final Pattern WORDS =
            Pattern.compile("(\\d{1,4})[ .\\-/]+([a-z]{3,12})\\.?[ .\\-/]+(\\d{4}|\\d{2})");
    private static final Pattern MONTH_FIRST = Pattern.compile("([a-z]{3,12})\\.?[ .\\-/]+(\\d{1,2})[ .\\-/]+(\\d{4})");
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Set<String> WEEKDAYS = new HashSet<>();

    static {
        Set<String> twofold = new HashSet<>();
        for (String language : LANGUAGES) {
            for (TextStyle style :
                    List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                for (Month month : Month.values()) {
                    String name = plain(month.getDisplayName(style, Locale.of(language)));
                    Integer before = MONTHS.put(name, month.getValue());
                    if (before != null && before != month.getValue()) {
                        twofold.add(name);
                    }
                }
                for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
                    WEEKDAYS.add(plain(day.getDisplayName(style, Locale.of(language))));
                }
            }
        }
        MONTHS.putAll(Map.of("sep", 9, "sept", 9, "set", 9, "setiembre", 9, "ene", 1, "jan", 1));
        MONTHS.keySet().removeAll(twofold);
    }

    private final ZoneId zone;
    private final Map<String, DayText> parsed = new HashMap<>();

    /** @param zone of the cooperative, for times with an offset */
    public DayParser(ZoneId zone) {
        this.zone = zone;
    }

    public DayText parse(String cell) {
        DayText known = parsed.get(cell);
        if (known == null) {
            known = text(cell);
            parsed.put(cell, known);
        }
        return known;
    }

    /** All that was parsed, each text once. */
    public Collection<DayText> parsed() {
        return Collections.unmodifiableCollection(parsed.values());
    }

    private DayText text(String cell) {
        LocalDate iso = iso(cell);
        if (iso != null) {
            return new DayText(cell, Map.of(DayOrder.PLAIN, iso), false);
        }
        String text = NumberParser.unwrapped(cell);
        if (text.isEmpty() || text.length() > LONGEST) {
            return new DayText(cell, Map.of(), false);
        }
        Matcher timed = TIMED.matcher(text);
        if (timed.matches()) {
            return timed(cell, timed);
        }
        return date(cell, text);
    }

    private static @Nullable LocalDate iso(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int number = 0;
        for (int at = 0; at < 10; at++) {
            char each = text.charAt(at);
            if (at != 4 && at != 7) {
                if (each < '0' || each > '9') {
                    return null;
                }
                number = number * 10 + each - '0';
            }
        }
        return valid(number / 10_000, number / 100 % 100, number % 100);
    }

    private DayText timed(String cell, Matcher timed) {
        DayText date = date(cell, timed.group(1).strip());
        int hour = Integer.parseInt(timed.group(2));
        int minute = Integer.parseInt(timed.group(3));
        int second = timed.group(4) == null ? 0 : Integer.parseInt(timed.group(4));
        String half = timed.group(5);
        boolean right = minute < 60 && second < 60 && (half == null ? hour < 24 : hour >= 1 && hour <= 12);
        if (!right) {
            return new DayText(cell, Map.of(), false);
        }
        String offset = timed.group(6);
        LocalDate written = date.meanings().get(DayOrder.PLAIN);
        if (offset == null || written == null) {
            return offset == null ? date : new DayText(cell, Map.of(), false);
        }
        ZoneOffset zoned = offset(offset);
        if (zoned == null) {
            return new DayText(cell, Map.of(), false);
        }
        int hours = half == null ? hour : hour % 12 + (Character.toLowerCase(half.charAt(0)) == 'p' ? 12 : 0);
        LocalDate here = written.atTime(LocalTime.of(hours, minute, second))
                .atOffset(zoned)
                .atZoneSameInstant(zone)
                .toLocalDate();
        boolean midnight = hours == 0 && minute == 0 && second == 0;
        Map<DayOrder, LocalDate> meanings = new EnumMap<>(DayOrder.class);
        if (midnight && !here.equals(written)) {
            meanings.put(DayOrder.DAY_WRITTEN, written);
            meanings.put(DayOrder.DAY_IN_ZONE, here);
        } else {
            meanings.put(DayOrder.PLAIN, here);
        }
        return new DayText(cell, meanings, false);
    }

    /** Null beyond 18 hours, and for more than 59 minutes. */
    private static @Nullable ZoneOffset offset(String text) {
        try {
            return text.length() < 5 ? ZoneOffset.UTC : ZoneOffset.of(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static DayText date(String cell, String text) {
        Map<DayOrder, LocalDate> meanings = new EnumMap<>(DayOrder.class);
        boolean points = false;
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        Matcher yearLast = YEAR_LAST.matcher(text);
        Matcher serial = SERIAL.matcher(text);
        if (yearFirst.matches()) {
            put(meanings, DayOrder.PLAIN, yearFirst.group(1), yearFirst.group(3), yearFirst.group(4));
        } else if (yearLast.matches()) {
            points = yearLast.group(2).equals(".") && yearLast.group(4).length() == 4;
            yearLast(meanings, yearLast, points);
        } else if (BASIC.matcher(text).matches()) {
            put(meanings, DayOrder.PLAIN, text.substring(0, 4), text.substring(4, 6), text.substring(6));
        } else if (serial.matches()) {
            int days = Integer.parseInt(serial.group(1));
            meanings.put(DayOrder.FROM_1900, EPOCH_1900.plusDays(days));
            meanings.put(DayOrder.FROM_1904, EPOCH_1904.plusDays(days));
        } else {
            words(meanings, text);
        }
        return new DayText(cell, meanings, points);
    }

    private static void yearLast(Map<DayOrder, LocalDate> meanings, Matcher parts, boolean points) {
        String one = parts.group(1);
        String two = parts.group(3);
        String year = parts.group(4);
        if (points) {
            put(meanings, DayOrder.PLAIN, year, two, one);
        } else if (year.length() == 4) {
            put(meanings, DayOrder.DAY_MONTH_YEAR, year, two, one);
            put(meanings, DayOrder.MONTH_DAY_YEAR, year, one, two);
        } else {
            put(meanings, DayOrder.DAY_MONTH_SHORT_YEAR, "20" + year, two, one);
            put(meanings, DayOrder.MONTH_DAY_SHORT_YEAR, "20" + year, one, two);
            if (one.length() == 2) {
                put(meanings, DayOrder.SHORT_YEAR_MONTH_DAY, "20" + one, two, year);
            }
        }
    }

    private static void words(Map<DayOrder, LocalDate> meanings, String text) {
        String plain = withoutWeekday(plain(text)
                .replace(",", " ")
                .replace(" de ", " ")
                .replace(" del ", " ")
                .replaceAll("\\s+", " ")
                .strip());
        Matcher dayFirst = WORDS.matcher(plain);
        Matcher monthFirst = MONTH_FIRST.matcher(plain);
        if (dayFirst.matches() && MONTHS.containsKey(dayFirst.group(2))) {
            String month = MONTHS.get(dayFirst.group(2)).toString();
            String one = dayFirst.group(1);
            String two = dayFirst.group(3);
            if (one.length() == 4) {
                put(meanings, DayOrder.PLAIN, one, month, two);
            } else if (two.length() == 4) {
                put(meanings, DayOrder.PLAIN, two, month, one);
            } else {
                put(meanings, DayOrder.DAY_MONTH_SHORT_YEAR, "20" + two, month, one);
                put(meanings, DayOrder.SHORT_YEAR_MONTH_DAY, "20" + one, month, two);
            }
        } else if (monthFirst.matches() && MONTHS.containsKey(monthFirst.group(1))) {
            put(
                    meanings,
                    DayOrder.PLAIN,
                    monthFirst.group(3),
                    MONTHS.get(monthFirst.group(1)).toString(),
                    monthFirst.group(2));
        }
    }

    private static String withoutWeekday(String text) {
        int space = text.indexOf(' ');
        String first = space < 0 ? "" : text.substring(0, space).replace(".", "");
        return WEEKDAYS.contains(first) ? text.substring(space + 1) : text;
    }

    private static String plain(String name) {
        String folded = Words.folded(name);
        return folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
    }

    private static void put(Map<DayOrder, LocalDate> meanings, DayOrder order, String year, String month, String day) {
        LocalDate valid = day.length() > 2 || month.length() > 2
                ? null
                : valid(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        if (valid != null) {
            meanings.put(order, valid);
        }
    }

    private static @Nullable LocalDate valid(int year, int month, int day) {
        try {
            return month < 1 || month > 12 || day < 1 || day > 31 ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
