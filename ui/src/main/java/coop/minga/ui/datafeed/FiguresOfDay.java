package coop.minga.ui.datafeed;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.datafeed.DatafeedDay;
import coop.minga.analytics.filter.result.Basis;
import coop.minga.analytics.filter.result.ProcessProbabilities;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.text.DayWords;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.ui.component.CardTable;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.Silence;

/** The figures of a verdict with their meaning and derivation. */
final class FiguresOfDay {

    private final Component where;
    private final Indicator indicator;
    private final String announced;
    private final Formats formats = Formats.here();
    private final List<Figure> figures = new ArrayList<>();

    private record Figure(String name, String value, String meaning) {}

    /** @param announced events of the day; empty if there are none */
    FiguresOfDay(Component where, Indicator indicator, String announced) {
        this.where = where;
        this.announced = announced;
        this.indicator = indicator;
    }

    CardTable of(DatafeedDay day) {
        reading(day);
        if (day.band() != null) {
            forecast(day.band());
        }
        var judged = day.judged();
        if (day.verdict() != null && !announced.isEmpty() && !day.flagged()) {
            figures.add(new Figure(
                    where.getTranslation("figures.kind"),
                    announced,
                    where.getTranslation("figures.announced.meaning")));
        } else {
            judged(day);
        }
        if (judged != null && judged.details().basis() != null) {
            basis(judged.details().basis());
        }
        var table = new CardTable(
                where.getTranslation("figures.title"),
                List.of(
                        where.getTranslation("figures.column.name"),
                        where.getTranslation("figures.column.value"),
                        where.getTranslation("figures.column.meaning")));
        figures.forEach(figure -> table.row(figure.name(), figure.value(), figure.meaning()));
        return table;
    }

    private void judged(DatafeedDay day) {
        if (day.verdict() != null) {
            verdict(day, day.verdict());
        }
        var judged = day.judged();
        if (judged != null && judged.details().processes() != null) {
            processes(judged.details().processes());
        }
    }

    private void reading(DatafeedDay day) {
        var value = day.value();
        var shown = value == null ? Silence.of(day).words(where) : quantity(value);
        add("figures.value", shown, "figures.value.meaning");
        add("figures.revision", Integer.toString(day.revision()), "figures.revision.meaning");
    }

    private void forecast(ForecastBand band) {
        var ends = "figures.ends";
        add("figures.median", quantity(band.median()), "figures.median.meaning");
        add(
                "figures.band-80",
                ends(ends, band.central80().low(), band.central80().high()),
                "figures.band-80.meaning");
        add(
                "figures.band-95",
                ends(ends, band.central95().low(), band.central95().high()),
                "figures.band-95.meaning");
        add(
                "figures.band-99",
                ends(ends, band.central99().low(), band.central99().high()),
                "figures.band-99.meaning");
    }

    private void verdict(DatafeedDay day, Verdict verdict) {
        var judged = day.judged();
        var rarity = new DayWords(indicator, formats.locale()).rarity(verdict.tailSurprisal());
        add("figures.surprisal", number(verdict.tailSurprisal()) + ": " + rarity, "figures.surprisal.meaning");
        add("figures.p-value", number(verdict.detectorPValue()), "figures.p-value.meaning");
        add("figures.kind", EnumText.of(where, verdict.kind()), "figures.kind.meaning");
        add("figures.confidence", percent(verdict.confidence()), "figures.confidence.meaning");
        add("figures.onset", formats.day(verdict.onset()), "figures.onset.meaning");
        add("figures.state", where.getTranslation(state(day, verdict)), "figures.state.meaning");
        if (judged != null && judged.raised() != null) {
            add("figures.raised", EnumText.of(where, judged.raised()), "figures.raised.meaning");
        }
    }

    private static String state(DatafeedDay day, Verdict verdict) {
        if (day.flagRetracted()) {
            return "figures.state.retracted";
        }
        return verdict.settled() ? "figures.state.settled" : "figures.state.provisional";
    }

    private void processes(ProcessProbabilities processes) {
        add("figures.steady", percent(processes.steady()), "figures.steady.meaning");
        add("figures.transient", percent(processes.transientOnly()), "figures.transient.meaning");
        add("figures.level", percent(processes.level()), "figures.level.meaning");
        add("figures.slope", percent(processes.slope()), "figures.slope.meaning");
    }

    private void basis(Basis basis) {
        var count = basis.isCount() ? "figures.count.yes" : "figures.count.no";
        add("figures.transform", EnumText.of(where, basis.transform()), "figures.transform.meaning");
        add("figures.count", where.getTranslation(count), "figures.count.meaning");
        if (basis.readingsNeeded() > 0) {
            add("figures.readings-needed", Integer.toString(basis.readingsNeeded()), "figures.readings-needed.meaning");
        }
    }

    private void add(String name, String value, String meaning) {
        figures.add(new Figure(where.getTranslation(name), value, where.getTranslation(meaning)));
    }

    private String ends(String key, double low, double high) {
        return where.getTranslation(key, quantity(low), quantity(high));
    }

    private String quantity(double value) {
        return formats.quantity(value, indicator);
    }

    private String percent(double confidence) {
        var numbers = NumberFormat.getPercentInstance(formats.locale());
        numbers.setMaximumFractionDigits(1);
        return numbers.format(confidence);
    }

    /** Three significant digits. */
    private String number(double value) {
        return value == 0 || Math.abs(value) >= 0.001
                ? String.format(formats.locale(), "%.3f", value)
                : String.format(Locale.ROOT, "%.2e", value);
    }
}
