package coop.minga.analytics.chat;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Map;

import coop.minga.analytics.filter.Interval;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.Nature;

/** The values of one indicator as people write them, as exactly as the width of what was expected deserves. */
final class Amounts {

    private static final int MOST_DECIMALS = 6;
    private static final Map<String, String> SHOWN = Map.of("Cel", "°C", "[degF]", "°F", "1", "", "[ppm]", "ppm");

    private final Phrases phrases;
    private final String measure;
    private final NumberFormat numbers;

    Amounts(Phrases phrases, IndicatorDefinition indicator, Interval expected) {
        this.phrases = phrases;
        this.measure = shown(indicator.unit());
        this.numbers = NumberFormat.getNumberInstance(phrases.locale());
        numbers.setRoundingMode(RoundingMode.HALF_EVEN);
        numbers.setMaximumFractionDigits(
                indicator.nature() == Nature.COUNT ? 0 : decimals(expected.high() - expected.low()));
    }

    String number(double value) {
        var rounded = numbers.format(value);
        return PlainText.of(rounded.equals(numbers.format(-0.0)) ? numbers.format(0) : rounded);
    }

    String amount(double value) {
        var key = measure.isEmpty() ? "amount.bare" : measure.equals("%") ? "amount.percent" : "amount";
        return phrases.fill(key, number(value), measure);
    }

    /** Two figures of the width: 0 for 50, 1 for 5, 2 for 0.5. */
    private static int decimals(double width) {
        if (!(width > 0)) {
            return MOST_DECIMALS;
        }
        return Math.clamp(1 - (int) Math.floor(Math.log10(width)), 0, MOST_DECIMALS);
    }

    /** UCUM as it is read aloud: annotations without their braces, a dot between factors. */
    private static String shown(String ucum) {
        var known = SHOWN.get(ucum);
        return known != null
                ? known
                : PlainText.of(ucum.replaceAll("[{}]", "").replace('.', '·').replace('_', ' '));
    }
}
