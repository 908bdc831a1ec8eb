package coop.minga.analytics.chat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import org.jspecify.annotations.Nullable;

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

    /** "Warning, alert 42", or that it is good news. */
    String title() {
        return phrases.fill("title." + alert.feeling(), alert.id().toString());
    }

    /** "Alert 42": where it ends, that is neither a warning nor good news. */
    String name() {
        return phrases.fill("title", alert.id().toString());
    }

    /** The unit and the indicator; without a full stop. */
    String about() {
        return phrases.fill(
                "about", PlainText.of(unit.name(), LONGEST_NAME), PlainText.of(indicator.name(language), LONGEST_NAME));
    }

    /** The unit, the indicator, and what happened to it; without a full stop. */
    String headline() {
        return phrases.fill("headline", about(), phrase());
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

    /**
     * What was expected, what came, since when, and when it climbs.
     *
     * @param reader the zone in which the times of those are told who read it
     */
    List<String> sentences(ZoneId reader) {
        var sentences = new ArrayList<>(story());
        if (alert.open()) {
            sentences.add(climbs(reader));
        }
        return List.copyOf(sentences);
    }

    /** What was expected, what came, and since when it is odd. */
    public List<String> story() {
        if (alert.state() == AlertState.WITHDRAWN) {
            return takenBack(null);
        }
        return Stream.of(Optional.of(expected()), Optional.of(came()), since())
                .flatMap(Optional::stream)
                .toList();
    }

    /** What was expected and what came, where nothing is odd about it any more. */
    List<String> takenBack(@Nullable Double corrected) {
        var value = alert.deviation().value();
        var key = corrected == null ? "came" : "came.before";
        return value == null ? List.of(expected()) : List.of(expected(), phrases.fill(key, amount(value)));
    }

    String expected() {
        var amounts = amounts();
        var band = alert.deviation().expected();
        return phrases.fill("expected", day(alert.deviation().day()), amounts.low(band), amounts.high(band));
    }

    /** What came, how often in a row, and on how many days so odd a value comes. */
    String came() {
        var value = alert.deviation().value();
        if (value == null) {
            return phrases.fill("came.nothing");
        }
        var amount = amounts().reading(value);
        var inARow = alert.deviation().inARow();
        if (inARow != null) {
            return phrases.fill("came.stuck", amount, inARow);
        }
        var surprise = alert.deviation().surprise();
        if (surprise < RARE) {
            return phrases.fill("came", amount);
        }
        var key = surprise > RAREST ? "came.rarest" : "came.rare";
        return phrases.fill(key, amount, roundDays(Math.min(surprise, RAREST)));
    }

    /** Of what lasts, that it is the readings together; the value of the day alone may be as any other. */
    private Optional<String> since() {
        var deviation = alert.deviation();
        if (!deviation.onset().isBefore(deviation.day())) {
            return Optional.empty();
        }
        var key = switch (deviation.kind()) {
            case LEVEL_STEP, SLOPE_CHANGE, VARIANCE_CHANGE, WEEKDAY_SHAPE_CHANGE ->
                deviation.surprise() < RARE ? "together.only" : "together.too";
            case STEADY, TRANSIENT, STUCK, NOT_ENOUGH_HISTORY -> "onset";
        };
        return Optional.of(phrases.fill(key, day(deviation.onset())));
    }

    /** A value of the indicator, and the day that it came for. */
    String amount(double value) {
        return amounts().reading(value);
    }

    String day(LocalDate day) {
        return phrases.day(day);
    }

    /** When it climbs, on the clock of the unit's own zone, named to who has another; or that nobody is left to climb to. */
    String climbs(ZoneId reader) {
        var deadline = alert.deadline();
        if (deadline == null) {
            return phrases.fill("climbs.no.further");
        }
        var key = reader.equals(unit.zone()) ? "climbs" : "climbs.elsewhere";
        return phrases.fill(key, day(deadline), time(deadline), unit.zone().getId());
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
