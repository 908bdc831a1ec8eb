package coop.minga.ui.component;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.catalogue.MeasureLabel;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.datafeed.DatafeedDay;
import coop.minga.analytics.effect.EventWithEffect;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.ui.component.SeriesPlot.Labels;
import coop.minga.ui.component.SeriesPlot.Point;

/** Turns the days of a datafeed into chart points. */
public final class DatafeedChart {

    private final Component where;
    private final Datafeed datafeed;
    private final Formats formats = Formats.here();
    private final MeasureLabel measure;

    public DatafeedChart(Component where, Datafeed datafeed) {
        this.where = where;
        this.datafeed = datafeed;
        this.measure = formats.measure(datafeed.indicator());
    }

    /** @param onsets days on which an alert's change began */
    public SeriesPlot of(List<DatafeedDay> days, Set<LocalDate> onsets, List<EventWithEffect> events) {
        return new SeriesPlot(
                formats.locale().toLanguageTag(),
                measure.many(),
                new Labels(
                        where.getTranslation("datafeed.legend.reading"),
                        where.getTranslation("datafeed.legend.80"),
                        where.getTranslation("datafeed.legend.revised"),
                        where.getTranslation("datafeed.legend.onset")),
                days.stream().map(day -> point(day, onsets, events)).toList());
    }

    private Point point(DatafeedDay day, Set<LocalDate> onsets, List<EventWithEffect> events) {
        var value = day.value();
        var band = day.band();
        var verdict = day.verdict();
        return new Point(
                formats.weekday(day.day()),
                value == null ? null : measure.shown(value),
                value == null ? Silence.of(day).words(where) : formats.quantity(value, datafeed.indicator()),
                band == null ? null : measure.shown(band.median()),
                SeriesPlot.ends(band, measure, Interval::low),
                SeriesPlot.ends(band, measure, Interval::high),
                band == null ? "" : formats.band(band.central80(), datafeed.indicator()),
                verdict != null && verdict.flagged() ? EnumText.of(where, verdict.kind()) : null,
                EnumText.name(day.side()),
                Polarity.isPleasure(day.side(), datafeed.indicator().goodDirection()),
                day.closed(),
                day.revision() > 0,
                onsets.contains(day.day()),
                AnnouncedKinds.on(where, day.day(), events));
    }
}
