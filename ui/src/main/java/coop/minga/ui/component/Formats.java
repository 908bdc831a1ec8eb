package coop.minga.ui.component;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Objects;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import coop.minga.analytics.catalogue.Figures;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.MeasureLabel;
import coop.minga.analytics.filter.result.Interval;

/**
 * Numbers, days and moments as people of a language write them.
 *
 * @param thisYear the only one that goes without saying
 */
public record Formats(Locale locale, Year thisYear) {

    /** Those of the person in front of the current screen. */
    public static Formats here() {
        var ui = UI.getCurrent();
        return ui == null
                ? new Formats(Locale.ENGLISH, year(Clock.systemUTC()))
                : new Formats(
                        ui.getLocale(),
                        year(Objects.requireNonNullElse(
                                ComponentUtil.getData(ui, InstantSource.class), Clock.systemUTC())));
    }

    /** Says which clock the year of a screen is of: the federation's. */
    public static void setClock(UI ui, InstantSource clock) {
        ComponentUtil.setData(ui, InstantSource.class, clock);
    }

    private static Year year(InstantSource clock) {
        return Year.from(clock.instant().atZone(ZoneOffset.UTC));
    }

    /** A reading of the indicator as it was said, with its unit. */
    public String quantity(double value, Indicator indicator) {
        var measure = measure(indicator);
        return withUnit(new Figures(measure).reading(value), measure.of(measure.shown(value)));
    }

    /** Both ends of what was expected of the indicator, without its unit. */
    public Figures.Range expected(Interval expected, Indicator indicator) {
        return new Figures(measure(indicator)).expected(expected.low(), expected.high());
    }

    /** The same in one: "78.3 – 84.0". */
    public String band(Interval expected, Indicator indicator) {
        var range = expected(expected, indicator);
        return range.low() + " – " + range.high();
    }

    /** A figure of the indicator, as {@link #expected} writes it, with the unit that the value has. */
    public String withUnit(String figure, double value, Indicator indicator) {
        var measure = measure(indicator);
        return withUnit(figure, measure.of(measure.shown(value)));
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
