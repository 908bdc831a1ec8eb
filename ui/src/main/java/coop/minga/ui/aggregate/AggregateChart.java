package coop.minga.ui.aggregate;

import java.util.List;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.aggregate.Aggregate;
import coop.minga.analytics.aggregate.AggregateDay;
import coop.minga.analytics.catalogue.MeasureLabel;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.SeriesPlot;
import coop.minga.ui.component.SeriesPlot.Labels;
import coop.minga.ui.component.SeriesPlot.Point;

/** Turns the days of a sum into chart points. Sums are not judged, so nothing is flagged. */
final class AggregateChart {

    private final Component where;
    private final Aggregate aggregate;
    private final Formats formats = Formats.here();
    private final MeasureLabel measure;

    AggregateChart(Component where, Aggregate aggregate) {
        this.where = where;
        this.aggregate = aggregate;
        this.measure = formats.measure(aggregate.indicator());
    }

    SeriesPlot of(List<AggregateDay> days) {
        return new SeriesPlot(
                formats.locale().toLanguageTag(),
                measure.many(),
                new Labels(where.getTranslation("total.sum"), where.getTranslation("datafeed.legend.80"), "", ""),
                days.stream().map(this::point).toList());
    }

    private Point point(AggregateDay day) {
        var value = day.value();
        var band = day.band();
        return new Point(
                formats.weekday(day.day()),
                value == null ? null : measure.shown(value),
                value == null
                        ? AggregateStates.words(where, day.state())
                        : formats.quantity(value, aggregate.indicator()),
                band == null ? null : measure.shown(band.median()),
                SeriesPlot.ends(band, measure, Interval::low),
                SeriesPlot.ends(band, measure, Interval::high),
                band == null ? "" : formats.band(band.central80(), aggregate.indicator()),
                null,
                EnumText.name(day.side()),
                false,
                day.state() == AggregateDay.State.AT_REST,
                false,
                false,
                "");
    }
}
