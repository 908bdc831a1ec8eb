package coop.minga.ui.component;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.MeasureLabel;
import coop.minga.analytics.catalogue.QuantityFormat;
import coop.minga.analytics.filter.result.Interval;

/**
 * Formats numbers, days and times for a locale.
 *
 * @param thisYear the year that is omitted
 */
public record Formats(Locale locale, Year thisYear) {

    private static final String PERCENT = "%";

    /** The formats of the current screen. */
    public static Formats here() {
        var ui = UI.getCurrent();
        return ui == null
                ? new Formats(Locale.ENGLISH, year(Clock.systemUTC()))
                : new Formats(
                        ui.getLocale(),
                        year(Objects.requireNonNullElse(
                                ComponentUtil.getData(ui, InstantSource.class), Clock.systemUTC())));
    }

    /** Sets the clock for the current year: the federation's. */
    public static void setClock(UI ui, InstantSource clock) {
        ComponentUtil.setData(ui, InstantSource.class, clock);
    }

    private static Year year(InstantSource clock) {
        return Year.from(clock.instant().atZone(ZoneOffset.UTC));
    }

    /** A reading as stated, with its unit. */
    public String quantity(double value, Indicator indicator) {
        var measure = measure(indicator);
        return withUnit(new QuantityFormat(measure).reading(value), measure.of(measure.shown(value)));
    }

    /** A reading for a glance, with its unit; {@link #quantity} gives it as stated. */
    public String brief(double value, Indicator indicator) {
        var measure = measure(indicator);
        return withUnit(new QuantityFormat(measure).brief(value), measure.of(measure.shown(value)));
    }

    /** Both ends of the expected range for a glance, without unit. */
    public QuantityFormat.Range briefExpected(Interval expected, Indicator indicator) {
        return new QuantityFormat(measure(indicator)).briefExpected(expected.low(), expected.high());
    }

    /** Both ends of the expected range, without unit. */
    public QuantityFormat.Range expected(Interval expected, Indicator indicator) {
        return new QuantityFormat(measure(indicator)).expected(expected.low(), expected.high());
    }

    /** The range as one text: "78.3 – 84.0". */
    public String band(Interval expected, Indicator indicator) {
        var range = expected(expected, indicator);
        return range.low() + " – " + range.high();
    }

    /** A figure of {@link #expected} with the unit's number form. */
    public String withUnit(String figure, double value, Indicator indicator) {
        var measure = measure(indicator);
        return withUnit(figure, measure.of(measure.shown(value)));
    }

    public MeasureLabel measure(Indicator indicator) {
        return new MeasureLabel(indicator.definition(), locale);
    }

    /** A whole number, grouped from four digits on. */
    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** The number with a percent sign, with a space where the language has one. */
    public String percent(String number) {
        return withUnit(number, PERCENT);
    }

    private String withUnit(String number, String unit) {
        if (unit.isEmpty()) {
            return number;
        }
        var together = unit.equals(PERCENT) && locale.getLanguage().equals("en");
        return number + (together ? "" : "\u00a0") + unit;
    }

    /** With the year, in one order in every language. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", locale).format(day);
    }

    /** With the weekday; omits the current year. */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern(weekdayPattern(Year.from(day)), locale)
                .format(day);
    }

    public String moment(Instant moment, ZoneId zone) {
        var there = moment.atZone(zone);
        return DateTimeFormatter.ofPattern(weekdayPattern(Year.from(there)) + ", HH:mm", locale)
                .format(there);
    }

    private String weekdayPattern(Year year) {
        return year.equals(thisYear) ? "EEE d MMM" : "EEE d MMM uuuu";
    }
}
