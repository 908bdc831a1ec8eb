package coop.minga.ui.datafeed;

import java.text.NumberFormat;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.event.KnownEvent;
import coop.minga.analytics.filter.Intervention;
import coop.minga.analytics.filter.PromisedEffect;
import coop.minga.analytics.filter.result.EffectReport;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;

/** Sentences about an announced event and its measured effect. */
final class EventWords {

    private static final double HUNDRED = 100;

    /** The highest displayed probability. */
    private static final double SUREST = 0.99;

    private final Component where;
    private final Datafeed datafeed;
    private final Formats formats = Formats.here();

    EventWords(Component where, Datafeed datafeed) {
        this.where = where;
        this.datafeed = datafeed;
    }

    /** The event's days and expected direction. */
    String days(KnownEvent event) {
        var way = EnumText.of(where, event.change().expected());
        return switch (event.change()) {
            case Intervention.Permanent lasting ->
                where.getTranslation("announced.from", formats.day(lasting.first()), way);
            case Intervention.Temporary passing
            when passing.last().equals(passing.first()) ->
                where.getTranslation("announced.on", formats.day(passing.first()), way);
            case Intervention.Temporary passing ->
                where.getTranslation("announced.days", formats.day(passing.first()), formats.day(passing.last()), way);
        };
    }

    /** "+8% by Mon 31 May: seen. So far +7.2%." */
    String effect(PromisedEffect promised, EffectReport report) {
        var size = promised.relative() ? percent(promised.size()) : amount(promised.size());
        var due = formats.day(promised.due());
        var answer = EnumText.of(where, report.answer());
        var estimate = report.estimate();
        if (estimate == null) {
            return where.getTranslation("effect.too-few", size, due, answer, report.readings());
        }
        var change = estimate.change();
        return where.getTranslation(
                "effect.sentence", size, due, answer, change(estimate, promised.relative(), change));
    }

    /** The probability of the answer, the probable range of the change and the number of values. */
    String howSure(PromisedEffect promised, EffectReport report, EffectReport.Estimate estimate) {
        var probability = Math.clamp(estimate.probability(), 1 - SUREST, SUREST);
        return where.getTranslation(
                "effect.how-sure",
                formats.percent(number(HUNDRED * probability, 0, false)),
                change(estimate, promised.relative(), estimate.band().low()),
                change(estimate, promised.relative(), estimate.band().high()),
                report.readings());
    }

    private String change(EffectReport.Estimate estimate, boolean relative, double value) {
        return relative ? percent(estimate.relative(value)) : amount(value);
    }

    private String percent(double part) {
        return formats.percent(number(HUNDRED * part, 1, true));
    }

    private String amount(double value) {
        var shown = formats.measure(datafeed.indicator()).shown(value);
        return formats.withUnit(number(shown, 1, true), value, datafeed.indicator());
    }

    private String number(double value, int decimals, boolean signed) {
        var numbers = NumberFormat.getNumberInstance(formats.locale());
        numbers.setMaximumFractionDigits(decimals);
        return (signed && value > 0 ? "+" : "") + numbers.format(value + 0.0);
    }
}
