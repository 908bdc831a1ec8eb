package coop.minga.analytics.chat;

import coop.minga.analytics.catalogue.Figures;
import coop.minga.analytics.catalogue.MeasureLabel;
import coop.minga.analytics.filter.Interval;
import coop.minga.ingest.contract.IndicatorDefinition;

/** The values of one indicator in the sentences of a language, written as everywhere else. */
final class Amounts {

    private final Phrases phrases;
    private final MeasureLabel measure;
    private final Figures figures;

    Amounts(Phrases phrases, IndicatorDefinition indicator) {
        this.phrases = phrases;
        this.measure = new MeasureLabel(indicator, phrases.locale());
        this.figures = new Figures(measure);
    }

    /** The lower end of what was expected, without its unit. */
    String low(Interval expected) {
        return PlainText.of(range(expected).low());
    }

    String high(Interval expected) {
        var range = range(expected);
        return withUnit(range.high(), range.counted());
    }

    String reading(double value) {
        return withUnit(figures.reading(value), measure.shown(value));
    }

    private Figures.Range range(Interval expected) {
        return figures.expected(expected.low(), expected.high());
    }

    private String withUnit(String number, double shown) {
        var label = PlainText.of(measure.of(shown));
        var key = label.isEmpty() ? "amount.bare" : label.equals("%") ? "amount.percent" : "amount";
        return phrases.fill(key, PlainText.of(number), label);
    }
}
