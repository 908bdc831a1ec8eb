package coop.minga.ui.component;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import com.vaadin.flow.component.UI;

/** Numbers, days and moments as people of a language write them. */
public record Formats(Locale locale) {

    private static final int MOST_DECIMALS = 4;
    private static final int DIGITS_WORTH_READING = 3;

    /** Those of the person in front of the current screen. */
    public static Formats here() {
        var ui = UI.getCurrent();
        return new Formats(ui == null ? Locale.ENGLISH : ui.getLocale());
    }

    /** A number as it was said. */
    public String number(double value) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(value);
    }

    /** A number that was worked out: three digits are all that a forecast is worth. */
    public String about(double value) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(decimals(value));
        return format.format(value);
    }

    public String about(double value, String unit) {
        return withUnit(about(value), unit);
    }

    public String quantity(double value, String unit) {
        return withUnit(number(value), unit);
    }

    private static String withUnit(String number, String unit) {
        var label = unitLabel(unit);
        return label.isEmpty() ? number : number + "\u00a0" + label;
    }

    /** The unit of measure as people write it: in UCUM what stands in braces is a word, and 1 is no unit. */
    public static String unitLabel(String unit) {
        var label = unit.replace("{", "")
                .replace("}", "")
                .replace('.', '·')
                .replace("m2", "m²")
                .replace("m3", "m³");
        return "1".equals(label) ? "" : label;
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    /** With the day of the week, which says more about a reading than its year. */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEE d MMM", locale).format(day);
    }

    public String moment(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", locale).format(moment.atZone(zone));
    }

    private static int decimals(double value) {
        if (value == 0) {
            return 0;
        }
        var magnitude = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return Math.clamp(DIGITS_WORTH_READING - (long) magnitude, 0, 6);
    }
}
