package coop.minga.analytics.text;

import java.util.Locale;

import coop.minga.analytics.catalogue.MeasureLabel;
import coop.minga.analytics.catalogue.QuantityFormat;
import coop.minga.analytics.channel.ChatText;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.ingest.contract.IndicatorDefinition;

/** An indicator's values in sentences of a language, formatted as elsewhere. */
public final class Amounts {

    private static final String BUNDLE = "coop.minga.analytics.text.amount";

    private final Phrases phrases;
    private final MeasureLabel measure;
    private final QuantityFormat format;

    public Amounts(IndicatorDefinition indicator, Locale language) {
        this.phrases = Phrases.in(BUNDLE, language);
        this.measure = new MeasureLabel(indicator, phrases.locale());
        this.format = new QuantityFormat(measure);
    }

    /** The lower end of the forecast, without its unit of measure. */
    public String low(Interval expected) {
        return ChatText.of(range(expected).low());
    }

    public String high(Interval expected) {
        var range = range(expected);
        return withUnit(range.high(), range.counted());
    }

    /** The upper end of the forecast, without its unit of measure. */
    String highBare(Interval expected) {
        return ChatText.of(range(expected).high());
    }

    public String reading(double value) {
        return withUnit(format.reading(value), measure.shown(value));
    }

    private QuantityFormat.Range range(Interval expected) {
        return format.expected(expected.low(), expected.high());
    }

    private String withUnit(String number, double shown) {
        var label = ChatText.of(measure.of(shown));
        var key = label.isEmpty() ? "amount.bare" : label.equals("%") ? "amount.percent" : "amount";
        return phrases.fill(key, ChatText.of(number), label);
    }
}
