package coop.minga.ui.component;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import com.vaadin.flow.component.UI;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.MeasureLabel;

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

    /** A reading of the indicator as it was said, with its unit. */
    public String quantity(double value, Indicator indicator) {
        var measure = measure(indicator);
        var shown = measure.shown(value);
        return withUnit(number(shown), measure.of(shown));
    }

    /** What was expected of the indicator, without its unit. */
    public String about(double value, Indicator indicator) {
        return about(measure(indicator).shownForecast(value));
    }

    /** The same with its unit. */
    public String aboutWithUnit(double value, Indicator indicator) {
        var measure = measure(indicator);
        var shown = measure.shownForecast(value);
        return withUnit(about(shown), measure.of(shown));
    }

    public MeasureLabel measure(Indicator indicator) {
        return new MeasureLabel(indicator.definition(), locale);
    }

    private String withUnit(String number, String unit) {
        if (unit.isEmpty()) {
            return number;
        }
        var together = unit.equals("%") && locale.getLanguage().equals("en");
        return number + (together ? "" : "\u00a0") + unit;
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
