package coop.minga.analytics.chat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;

import coop.minga.analytics.catalogue.MeasureLabel;
import coop.minga.analytics.filter.Interval;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.Nature;

/** The values of one indicator as people write them, as exactly as the width of what was expected deserves. */
final class Amounts {

    private static final int MOST_DECIMALS = 6;

    private final Phrases phrases;
    private final MeasureLabel measure;
    private final int decimals;
    private final NumberFormat numbers;

    Amounts(Phrases phrases, IndicatorDefinition indicator, Interval expected) {
        this.phrases = phrases;
        this.measure = new MeasureLabel(indicator, phrases.locale());
        this.decimals = indicator.nature() == Nature.COUNT
                ? 0
                : decimals(measure.shown(expected.high()) - measure.shown(expected.low()));
        this.numbers = NumberFormat.getNumberInstance(phrases.locale());
        numbers.setMaximumFractionDigits(decimals);
    }

    String number(double value) {
        return PlainText.of(numbers.format(rounded(value)));
    }

    String amount(double value) {
        var label = PlainText.of(measure.of(rounded(value).doubleValue()));
        var key = label.isEmpty() ? "amount.bare" : label.equals("%") ? "amount.percent" : "amount";
        return phrases.fill(key, number(value), label);
    }

    private BigDecimal rounded(double value) {
        return BigDecimal.valueOf(measure.shown(value)).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    /** Two figures of the width: 0 for 50, 1 for 5, 2 for 0.5. */
    private static int decimals(double width) {
        if (!(width > 0)) {
            return MOST_DECIMALS;
        }
        return Math.clamp(1 - (int) Math.floor(Math.log10(width)), 0, MOST_DECIMALS);
    }
}
