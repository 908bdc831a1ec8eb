package coop.minga.analytics.text;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.Deviation;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.channel.ChatText;
import coop.minga.analytics.datafeed.AlertAssessment;
import coop.minga.analytics.datafeed.AlertAssessment.Source;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.ingest.contract.IndicatorType;

/** An alert in few words: headline, one sentence, and the answers to "How sure?". Falls back to English. */
public final class AlertHeadline {

    private static final String BUNDLE = "coop.minga.analytics.text.headline";

    /** Least probabilities of the words for likelihood, in percent. */
    private static final int[] LIKELY = {99, 95, 80, 60, 40, 20, 0};

    /** Ranges of value by median that have a word of their own. */
    private static final List<Multiple> MULTIPLES = List.of(
            new Multiple("much.quarter", 0.22, 0.28),
            new Multiple("much.third", 0.30, 0.37),
            new Multiple("much.half", 0.45, 0.55),
            new Multiple("much.two-thirds", 0.63, 0.70),
            new Multiple("much.double", 1.90, 2.10),
            new Multiple("much.three-times", 2.80, 3.20));

    /** Larger multiples have no percentage. */
    private static final double MOST_TIMES = 10;

    /** Counts whose usual range ends below it have no percentage. */
    private static final double SMALL_COUNT = 20;

    /** In percent: nothing is ever certain. */
    private static final int MOST_SURE = 99;

    private static final double HUNDRED = 100;

    private final Alert alert;
    private final Indicator indicator;
    private final Phrases phrases;
    private final Amounts amounts;

    public AlertHeadline(Alert alert, Indicator indicator, Locale language) {
        this.alert = alert;
        this.indicator = indicator;
        this.phrases = Phrases.in(BUNDLE, language);
        this.amounts = new Amounts(indicator.definition(), language);
    }

    /** For instance "Bread baked: about half of usual since Mon 23 Nov". */
    public String headline() {
        var passing = deviation().kind() == VerdictKind.TRANSIENT;
        var day = passing ? deviation().day() : deviation().onset();
        return phrases.fill(
                passing ? "headline.on" : "headline.since",
                ChatText.of(indicator.name(phrases.locale())),
                howMuch(),
                phrases.day(day));
    }

    /** At most 20 words: likelihood, kind, value and usual range. */
    public String sentence() {
        var expected = deviation().expected();
        var value = deviation().value();
        return phrases.fill(
                value == null ? "sentence.nothing" : "sentence",
                likelihood(),
                what(deviation().kind(), deviation().direction()),
                value == null ? "" : amounts.reading(value),
                amounts.low(expected),
                amounts.highBare(expected));
    }

    /** For instance "lasting". */
    public String looks() {
        return phrases.fill("looks." + deviation().kind());
    }

    /** For instance "Very likely". */
    public String likelihood() {
        var percent = percent(deviation().confidence());
        for (var from : LIKELY) {
            if (percent >= from) {
                return phrases.fill("likely." + from);
            }
        }
        throw new IllegalArgumentException("confidence " + deviation().confidence() + ": expected 0 to 1");
    }

    /** A value against usual, for instance "44% below usual". */
    public String difference(double value, Deviation.Expectation usual) {
        return ForecastBand.side(usual.interval(), value) == Direction.NONE
                ? phrases.fill("much.usual")
                : outside(value, usual, ".bare");
    }

    /** The probable kind on the day and the later verdict, told apart in time; rarity; the origin of usual. */
    public List<String> certainty(AlertAssessment assessment) {
        var answers = new ArrayList<String>();
        var first = assessment.first();
        if (first != null && assessment.settled()) {
            answers.add(probable("sure.first", first.kind(), first.probability()));
        }
        answers.add(probable(
                assessment.settled() ? "sure.settled" : "sure.so-far",
                deviation().kind(),
                deviation().confidence()));
        var rarity = new Rarity(deviation().tailSurprisal());
        if (rarity.isNotable()) {
            answers.add(rarity.in(phrases));
        }
        answers.add(phrases.fill(
                "usual." + source(assessment),
                phrases.day(assessment.day()),
                phrases.day(deviation().onset())));
        return List.copyOf(answers);
    }

    /** On its first day an alert's forecast is not carried anywhere. */
    private Source source(AlertAssessment assessment) {
        return assessment.source() == Source.CARRIED_FORWARD
                        && assessment.day().equals(deviation().onset())
                ? Source.OWN_DAY
                : assessment.source();
    }

    private String probable(String key, VerdictKind kind, double probability) {
        var numbers = NumberFormat.getPercentInstance(phrases.locale());
        return phrases.fill(
                key,
                phrases.day(deviation().day()),
                ChatText.of(numbers.format(percent(probability) / HUNDRED)),
                phrases.fill("probable." + kind));
    }

    /** Rounded down, so that words and number agree. */
    private static int percent(double probability) {
        return Math.clamp((int) Math.floor(HUNDRED * probability + 1e-9), 1, MOST_SURE);
    }

    private Deviation deviation() {
        return alert.deviation();
    }

    private String howMuch() {
        return switch (deviation().kind()) {
            case VARIANCE_CHANGE, WEEKDAY_SHAPE_CHANGE, STUCK, NOT_ENOUGH_HISTORY ->
                what(deviation().kind(), deviation().direction());
            case TRANSIENT, LEVEL_STEP, SLOPE_CHANGE, STEADY -> {
                var value = deviation().value();
                if (value == null) {
                    yield phrases.fill("much.nothing");
                }
                yield ForecastBand.side(deviation().expected(), value) == Direction.NONE
                        ? what(deviation().kind(), deviation().direction())
                        : outside(value, deviation().expectation(), ".far");
            }
        };
    }

    private String what(VerdictKind kind, Direction direction) {
        return switch (kind) {
            case TRANSIENT, LEVEL_STEP, SLOPE_CHANGE, VARIANCE_CHANGE -> phrases.fill("what." + kind + "." + direction);
            case STEADY, WEEKDAY_SHAPE_CHANGE, STUCK, NOT_ENOUGH_HISTORY -> phrases.fill("what." + kind);
        };
    }

    /** @param grade of a difference without a percentage */
    private String outside(double value, Deviation.Expectation usual, String grade) {
        var median = usual.median();
        var side = value < median ? "much.below" : "much.above";
        var times = value / median;
        if (hasNoPercentage(usual) || times < 0 || times > MOST_TIMES) {
            return phrases.fill(side + grade);
        }
        for (var multiple : MULTIPLES) {
            if (multiple.contains(times)) {
                return phrases.fill(multiple.key());
            }
        }
        var percent = Math.round(HUNDRED * Math.abs(times - 1));
        var numbers = NumberFormat.getPercentInstance(phrases.locale());
        return percent == 0
                ? phrases.fill(side + ".bare")
                : phrases.fill(side, ChatText.of(numbers.format(percent / HUNDRED)));
    }

    private boolean hasNoPercentage(Deviation.Expectation usual) {
        var type = indicator.definition().type();
        return type == IndicatorType.RATIO
                || usual.median() <= 0
                || (type == IndicatorType.COUNT && usual.interval().high() < SMALL_COUNT);
    }

    /** A range of value by median, with the key of its words. */
    private record Multiple(String key, double from, double to) {

        boolean contains(double times) {
            return from <= times && times <= to;
        }
    }
}
