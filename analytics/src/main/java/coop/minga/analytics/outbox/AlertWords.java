package coop.minga.analytics.outbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.channel.ChatText;
import coop.minga.analytics.text.Amounts;
import coop.minga.analytics.text.DayWords;
import coop.minga.analytics.text.Phrases;

/**
 * What an alert has to say, in the words of a language: the same in every channel and in the room. Names that people
 * gave are stripped of everything but visible characters. English where the language is not spoken here.
 */
public final class AlertWords {

    private static final String BUNDLE = "coop.minga.analytics.outbox.alert";

    private static final int LONGEST_NAME = 120;

    private final Alert alert;
    private final Indicator indicator;
    private final Unit unit;
    private final Locale language;
    private final Phrases phrases;
    private final DayWords days;

    /** @param unit the one that the alert belongs to: dates and deadlines are told in its zone */
    public AlertWords(Alert alert, Indicator indicator, Unit unit, Locale language) {
        this.alert = alert;
        this.indicator = indicator;
        this.unit = unit;
        this.language = language;
        this.phrases = phrases(language);
        this.days = new DayWords(indicator, language);
    }

    static Phrases phrases(Locale language) {
        return Phrases.in(BUNDLE, language);
    }

    /** "Warning, alert 42", or that it is good news. */
    String title() {
        return phrases.fill("title." + alert.polarity(), alert.id().toString());
    }

    /** "Alert 42": where it ends, that is neither a warning nor good news. */
    String name() {
        return phrases.fill("title", alert.id().toString());
    }

    /** The unit and the indicator; without a full stop. */
    String about() {
        return phrases.fill(
                "about", ChatText.of(unit.name(), LONGEST_NAME), ChatText.of(indicator.name(language), LONGEST_NAME));
    }

    /** The unit, the indicator, and what happened to it; without a full stop. */
    String headline() {
        return phrases.fill("headline", about(), phrase());
    }

    /** Its number, the indicator, what was expected and what came. */
    String brief() {
        var amounts = new Amounts(indicator.definition(), language);
        var deviation = alert.deviation();
        var value = deviation.value();
        return phrases.fill(
                value == null ? "digest.alert.nothing" : "digest.alert",
                name(),
                ChatText.of(indicator.name(language), LONGEST_NAME),
                amounts.low(deviation.expected()),
                amounts.high(deviation.expected()),
                day(deviation.day()),
                value == null ? "" : amounts.reading(value));
    }

    /** What happened, without saying to whom. */
    public String phrase() {
        return days.phrase(alert.deviation().kind(), alert.deviation().direction());
    }

    /**
     * The story, and when it climbs.
     *
     * @param reader the zone in which the times of those are told who read it
     */
    List<String> sentences(ZoneId reader) {
        var sentences = new ArrayList<>(story());
        if (alert.isOpen()) {
            sentences.add(escalation(reader));
        }
        return List.copyOf(sentences);
    }

    /** What was expected, what came, how rare that is, what the filter takes it for and how sure it is: one sentence. */
    public List<String> story() {
        return alert.state() == AlertState.RETRACTED ? retraction(false) : List.of(days.of(alert.deviation()));
    }

    /** What was expected and what came, where nothing is odd about it any more. */
    List<String> retraction(boolean corrected) {
        return List.of(days.retraction(alert.deviation(), corrected));
    }

    /** A value of the indicator, and the day that it came for. */
    String amount(double value) {
        return new Amounts(indicator.definition(), language).reading(value);
    }

    String day(LocalDate day) {
        return phrases.day(day);
    }

    /** When it climbs, on the clock of the unit's own zone, named to who has another; or that nobody is left to climb to. */
    String escalation(ZoneId reader) {
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
        var shown = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(phrases.locale())
                .format(moment.atZone(unit.zone()));
        return ChatText.of(shown);
    }
}
