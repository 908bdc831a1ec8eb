package coop.minga.ui.component;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;

/** Fields for a day, with names and order of the screen's language. Weeks begin on Monday. */
public final class DayPicker {

    /** The first is shown; the others may be typed too. */
    private static final List<String> PATTERNS = List.of("dd/MM/yyyy", "d/M/yyyy", "d.M.yyyy", "yyyy-MM-dd");

    private DayPicker() {}

    public static DatePicker of(Component where, String label) {
        var picker = new DatePicker(where.getTranslation(label));
        picker.setLocale(region(Formats.here().locale()));
        picker.setI18n(words(Formats.here().locale())
                .setToday(where.getTranslation("day.today"))
                .setCancel(where.getTranslation("day.cancel"))
                .setBadInputErrorMessage(where.getTranslation("day.unreadable")));
        return picker;
    }

    static DatePickerI18n words(Locale language) {
        var locale = region(language);
        return new DatePickerI18n()
                .setDateFormats(PATTERNS.getFirst(), PATTERNS.stream().skip(1).toArray(String[]::new))
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(fromSunday()
                        .map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdaysShort(fromSunday()
                        .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale))
                        .toList())
                .setFirstDayOfWeek(DayOfWeek.MONDAY.getValue());
    }

    /** English is British, as in all dates of the room. */
    private static Locale region(Locale language) {
        return language.getLanguage().equals("en") ? Locale.UK : language;
    }

    private static Stream<DayOfWeek> fromSunday() {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1)).limit(DayOfWeek.values().length);
    }
}
