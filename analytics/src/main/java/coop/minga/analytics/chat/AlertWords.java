package coop.minga.analytics.chat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;

/**
 * What an alert has to say, in the words of a language: the same in every channel and in the room. Names that people
 * gave are stripped of everything but visible characters. English where the language is not spoken here.
 */
public final class AlertWords {

    /** As surprising as one day in a million: what is rarer cannot be told apart any more. */
    private static final double RAREST = 6;

    /** What comes more often than on one day in ten is no news. */
    private static final double RARE = 1;

    private static final int LONGEST_NAME = 120;

    private final Alert alert;
    private final Indicator indicator;
    private final Unit unit;
    private final Locale language;
    private final Phrases phrases;

    /** @param unit the one that the alert belongs to: dates and deadlines are told in its zone */
    public AlertWords(Alert alert, Indicator indicator, Unit unit, Locale language) {
        this.alert = alert;
        this.indicator = indicator;
        this.unit = unit;
        this.language = language;
        this.phrases = Phrases.in(language);
    }

    /** "Alert 42", or that it is good news. */
    public String title() {
        return phrases.fill("title." + alert.feeling(), alert.id().toString());
    }

    /** The unit, the indicator, and what happened to it; without a full stop. */
    String headline() {
        return phrases.fill(
                "headline",
                PlainText.of(unit.name(), LONGEST_NAME),
                PlainText.of(indicator.name(language), LONGEST_NAME),
                phrase());
    }

    /** What happened, without saying to whom. */
    public String phrase() {
        var kind = alert.deviation().kind();
        return switch (kind) {
            case TRANSIENT, LEVEL_STEP, SLOPE_CHANGE, VARIANCE_CHANGE ->
                phrases.fill("phrase." + kind + "." + alert.deviation().direction());
            case STEADY, WEEKDAY_SHAPE_CHANGE, STUCK, NOT_ENOUGH_HISTORY -> phrases.fill("phrase." + kind);
        };
    }

    /** What was expected, what came, since when, and when it climbs. */
    List<String> sentences() {
        var sentences = new ArrayList<String>();
        sentences.add(expected());
        sentences.add(came());
        if (alert.deviation().onset().isBefore(alert.deviation().day())) {
            sentences.add(phrases.fill("onset", day(alert.deviation().onset())));
        }
        if (alert.open()) {
            sentences.add(climbs());
        }
        return List.copyOf(sentences);
    }

    public String expected() {
        var amounts = amounts();
        var band = alert.deviation().expected();
        return phrases.fill("expected", day(alert.deviation().day()), amounts.low(band), amounts.high(band));
    }

    /** What came, and on how many days so odd a value comes. */
    public String came() {
        var value = alert.deviation().value();
        if (value == null) {
            return phrases.fill("came.nothing");
        }
        var amount = amounts().reading(value);
        var surprise = alert.deviation().surprise();
        if (surprise < RARE) {
            return phrases.fill("came", amount);
        }
        var key = surprise > RAREST ? "came.rarest" : "came.rare";
        return phrases.fill(key, amount, roundDays(Math.min(surprise, RAREST)));
    }

    /** A value of the indicator, and the day that it came for. */
    String amount(double value) {
        return amounts().reading(value);
    }

    String day(LocalDate day) {
        return phrases.day(day);
    }

    /** When it climbs, on the clock of the unit's own zone; or that nobody is left to climb to. */
    String climbs() {
        var deadline = alert.deadline();
        if (deadline == null) {
            return phrases.fill("climbs.no.further");
        }
        return phrases.fill("climbs", day(deadline), time(deadline), unit.zone().getId());
    }

    private Amounts amounts() {
        return new Amounts(phrases, indicator.definition());
    }

    /** One figure is as much as is known: 1,995 days are "2,000". */
    private static long roundDays(double surprise) {
        var days = Math.pow(10, surprise);
        var figure = Math.pow(10, Math.floor(Math.log10(days)));
        return Math.round(days / figure) * Math.round(figure);
    }

    private String day(Instant moment) {
        return day(moment.atZone(unit.zone()).toLocalDate());
    }

    private String time(Instant moment) {
        var shown = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(phrases.locale())
                .format(moment.atZone(unit.zone()));
        return PlainText.of(shown);
    }
}
