package coop.minga.analytics.text;

import java.time.LocalDate;
import java.util.Locale;

import coop.minga.analytics.alert.Deviation;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.datafeed.DatafeedDay;
import coop.minga.analytics.filter.result.Basis;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.ForecastBand;
import org.jspecify.annotations.Nullable;

/**
 * Sentences about judged days, for chat and room: reading, usual range, verdict and likelihood. Falls back to English.
 */
public final class DayWords {

    private static final String BUNDLE = "coop.minga.analytics.text.day";
    private static final String NONE = "";

    /** Least probabilities of the words for certainty, in percent. */
    private static final int[] SURE = {99, 95, 80, 60, 40, 20, 0};

    private final Phrases phrases;
    private final Amounts amounts;

    public DayWords(Indicator indicator, Locale language) {
        this.phrases = Phrases.in(BUNDLE, language);
        this.amounts = new Amounts(indicator.definition(), language);
    }

    /** The deviation as a phrase, without numbers. */
    public String phrase(VerdictKind kind, Direction direction) {
        return switch (kind) {
            case TRANSIENT, LEVEL_STEP, SLOPE_CHANGE, VARIANCE_CHANGE ->
                phrases.fill("phrase." + kind + "." + direction);
            case STEADY, WEEKDAY_SHAPE_CHANGE, STUCK, NOT_ENOUGH_HISTORY -> phrases.fill("phrase." + kind);
        };
    }

    /** How rare such a surprisal is on a usual day: "about one such day in 50,000". */
    public String rarity(double tailSurprisal) {
        return new Rarity(tailSurprisal).in(phrases);
    }

    /** Omits the day, which is shown beside the sentence. */
    public String of(DatafeedDay day) {
        var value = day.value();
        if (day.closed()) {
            return value == null ? phrases.fill("closed") : fill("closed.reading", NONE, value);
        }
        if (value == null) {
            return missing(day);
        }
        var verdict = day.verdict();
        if (verdict == null || !day.upToDate()) {
            return fill("unjudged", NONE, value);
        }
        var band = day.band();
        if (band == null || verdict.kind() == VerdictKind.NOT_ENOUGH_HISTORY) {
            return tooShort(day, value);
        }
        return judged(day, value, band.central80(), verdict);
    }

    /** For a day with a known event: unflagged readings are as announced. */
    public String ofAnnounced(DatafeedDay day) {
        var value = day.value();
        if (value == null || !day.upToDate() || day.flagged() || day.closed()) {
            return of(day);
        }
        return fill("announced", NONE, value);
    }

    /** The sentence of an alert; names the day. */
    public String of(Deviation deviation) {
        var sentence = new Sentence(
                expectedFor(deviation),
                deviation.value(),
                new Finding(
                        deviation.kind(),
                        deviation.direction(),
                        new Rarity(deviation.tailSurprisal()),
                        deviation.confidence()),
                deviation.onset().isBefore(deviation.day()) ? deviation.onset() : null,
                deviation.inARow(),
                "end");
        return flagged(sentence);
    }

    /** A former deviation that is no longer unusual. */
    public String retraction(Deviation deviation, boolean corrected) {
        var value = deviation.value();
        var expected = expectedFor(deviation);
        if (value == null) {
            return phrases.fill("taken.back.nothing", expected);
        }
        return fill(corrected ? "taken.back.corrected" : "taken.back", expected, value);
    }

    private String missing(DatafeedDay day) {
        var band = day.band();
        var key = day.due() ? "due" : "missing";
        return band == null
                ? phrases.fill(key + ".bare")
                : phrases.fill(key, expected(band.central80(), "expected", NONE));
    }

    private String tooShort(DatafeedDay day, double value) {
        var basis = day.judged() == null ? null : day.judged().details().basis();
        return basis == null || basis.readingsNeeded() == 0
                ? fill("short.uncounted", NONE, value)
                : fill("short", NONE, value, wanting(basis));
    }

    private static Integer wanting(Basis basis) {
        return basis.readingsNeeded();
    }

    private String judged(DatafeedDay day, double value, Interval expected, Verdict verdict) {
        var usual = expected(expected, "expected", NONE);
        if (day.flagRetracted()) {
            return retracted(day, usual, value);
        }
        if (verdict.kind() != VerdictKind.STEADY) {
            return flagged(new Sentence(
                    usual,
                    value,
                    new Finding(
                            verdict.kind(),
                            verdict.direction(),
                            new Rarity(verdict.tailSurprisal()),
                            verdict.confidence()),
                    verdict.onset().isBefore(day.day()) ? verdict.onset() : null,
                    null,
                    verdict.settled() ? "settled" : "so.far"));
        }
        if (ForecastBand.side(expected, value) == Direction.NONE) {
            return fill("ordinary", usual, value);
        }
        return fill(verdict.confidence() < 0.5 ? "unusual.unsure" : "unusual", usual, value);
    }

    private String retracted(DatafeedDay day, String usual, double value) {
        var judged = day.judged();
        var raised = judged == null ? null : judged.raised();
        var what = phrase(raised == null ? VerdictKind.TRANSIENT : raised, day.side());
        return fill("retracted", usual, value, NONE, NONE, NONE, what);
    }

    /** Lasting changes show in several readings; the day's alone may be usual. */
    private String flagged(Sentence sentence) {
        var value = sentence.value();
        var finding = sentence.finding();
        var what = finding.kind() == VerdictKind.TRANSIENT
                ? phrases.fill("passing." + finding.direction())
                : phrase(finding.kind(), finding.direction());
        var since = sentence.since() == null ? NONE : phrases.day(sentence.since());
        var sure = sure(finding.confidence());
        var end = phrases.fill(sentence.ending());
        if (value == null) {
            return phrases.fill("nothing", sentence.expected(), NONE, NONE, sure, since, what, end);
        }
        var inARow = sentence.inARow() == null ? NONE : sentence.inARow();
        return fill(key(sentence), sentence.expected(), value, inARow, sure, since, what, end);
    }

    private static String key(Sentence sentence) {
        if (sentence.finding().kind() == VerdictKind.STUCK) {
            return sentence.inARow() != null ? "stuck.counted" : sentence.since() == null ? "plain" : "stuck";
        }
        if (sentence.since() == null) {
            return "plain";
        }
        return sentence.finding().rarity().isNotable() ? "together" : "together.only";
    }

    private String fill(String key, String expected, double value, Object... others) {
        var all = new Object[others.length + 2];
        all[0] = expected;
        all[1] = amounts.reading(value);
        System.arraycopy(others, 0, all, 2, others.length);
        return phrases.fill(key, all);
    }

    private String expectedFor(Deviation deviation) {
        return expected(deviation.expected(), "expected.for", phrases.day(deviation.day()));
    }

    private String expected(Interval expected, String key, String day) {
        return phrases.fill(key, amounts.low(expected), amounts.high(expected), day);
    }

    private String sure(double confidence) {
        var percent = Math.round(100 * confidence);
        for (var from : SURE) {
            if (percent >= from) {
                return phrases.fill("sure." + from);
            }
        }
        throw new IllegalArgumentException("confidence " + confidence + ": expected 0 to 1");
    }

    /**
     * The content of a sentence about a deviation.
     *
     * @param since the onset; null if the same day
     * @param inARow run length if stuck
     * @param ending the key of the last part
     */
    private record Sentence(
            String expected,
            @Nullable Double value,
            Finding finding,
            @Nullable LocalDate since,
            @Nullable Integer inARow,
            String ending) {}

    private record Finding(VerdictKind kind, Direction direction, Rarity rarity, double confidence) {}
}
