package coop.minga.analytics.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.channel.ChatText;

/**
 * The texts of an alert in one language, the same in channels and room. Strips invisible characters from names. English
 * if the language is not supported.
 */
public final class AlertWords {

    private static final String BUNDLE = "coop.minga.analytics.text.alert";

    private static final int LONGEST_NAME = 120;

    private final Alert alert;
    private final Indicator indicator;
    private final Unit unit;
    private final Locale language;
    private final Phrases phrases;
    private final DayWords days;

    /** @param unit the alert's, in whose zone dates and deadlines are shown */
    public AlertWords(Alert alert, Indicator indicator, Unit unit, Locale language) {
        this.alert = alert;
        this.indicator = indicator;
        this.unit = unit;
        this.language = language;
        this.phrases = Phrases.in(BUNDLE, language);
        this.days = new DayWords(indicator, language);
    }

    /** "Worse than usual, alert 42", or better. */
    public String title() {
        return phrases.fill("title." + alert.polarity(), alert.id().toString());
    }

    /** "Alert 42", when it ends: neither worse nor better. */
    public String name() {
        return phrases.fill("title", alert.id().toString());
    }

    /** The unit and the indicator; without a full stop. */
    public String about() {
        return phrases.fill(
                "about", ChatText.of(unit.name(), LONGEST_NAME), ChatText.of(indicator.name(language), LONGEST_NAME));
    }

    /** Unit, indicator and deviation; without a full stop. */
    public String headline() {
        return phrases.fill("headline", about(), phrase());
    }

    /** Alert number, indicator, expected interval and value. */
    public String brief() {
        var amounts = new Amounts(indicator.definition(), language);
        var deviation = alert.deviation();
        var value = deviation.value();
        return phrases.fill(
                value == null ? "brief.nothing" : "brief",
                name(),
                ChatText.of(indicator.name(language), LONGEST_NAME),
                amounts.low(deviation.expected()),
                amounts.high(deviation.expected()),
                day(deviation.day()),
                value == null ? "" : amounts.reading(value));
    }

    /** The deviation in words, without the unit. */
    public String phrase() {
        return days.phrase(alert.deviation().kind(), alert.deviation().direction());
    }

    /**
     * The story, and when it escalates.
     *
     * @param reader the zone in which readers see times
     */
    public List<String> sentences(ZoneId reader) {
        var sentences = new ArrayList<>(story());
        if (alert.isOpen()) {
            sentences.add(escalation(reader));
        }
        return List.copyOf(sentences);
    }

    /** One sentence: value, usual range, kind and likelihood. */
    public List<String> story() {
        return alert.state() == AlertState.RETRACTED ? retraction(false) : List.of(days.of(alert.deviation()));
    }

    /** Expected interval and value, when it is no longer unusual. */
    public List<String> retraction(boolean corrected) {
        return List.of(days.retraction(alert.deviation(), corrected));
    }

    /** A value of the indicator in its unit of measure. */
    public String amount(double value) {
        return new Amounts(indicator.definition(), language).reading(value);
    }

    public String day(LocalDate day) {
        return phrases.day(day);
    }

    /** When it escalates, with the unit's zone if the reader's differs; or that no level is left. */
    public String escalation(ZoneId reader) {
        var deadline = alert.deadline();
        if (deadline == null) {
            return phrases.fill("climbs.no.further");
        }
        var key = reader.equals(unit.zone()) ? "climbs" : "climbs.elsewhere";
        return phrases.fill(key, day(deadline), time(deadline), unit.zone().getId());
    }

    private String day(Instant moment) {
        return day(moment.atZone(unit.zone()).toLocalDate());
    }

    private String time(Instant moment) {
        return DateTimeFormatter.ofPattern("HH:mm", phrases.locale()).format(moment.atZone(unit.zone()));
    }
}
