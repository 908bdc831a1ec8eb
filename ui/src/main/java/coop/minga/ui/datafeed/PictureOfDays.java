package coop.minga.ui.datafeed;

import java.util.List;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.alert.Datafeed;
import coop.minga.analytics.alert.DatafeedDay;
import coop.minga.analytics.filter.Direction;
import coop.minga.analytics.filter.Interval;
import coop.minga.analytics.verdict.Band;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.SeriesPicture;
import coop.minga.ui.component.SeriesPicture.Labels;
import coop.minga.ui.component.SeriesPicture.Point;
import coop.minga.ui.component.Words;
import org.jspecify.annotations.Nullable;

/** Turns the days of a datafeed into what the chart draws. */
final class PictureOfDays {

    private final Component where;
    private final Datafeed datafeed;
    private final Formats formats = Formats.here();

    PictureOfDays(Component where, Datafeed datafeed) {
        this.where = where;
        this.datafeed = datafeed;
    }

    SeriesPicture of(List<DatafeedDay> days) {
        return new SeriesPicture(
                formats.locale().toLanguageTag(),
                Formats.unitLabel(datafeed.indicator().definition().unit()),
                new Labels(
                        where.getTranslation("datafeed.legend.reading"),
                        where.getTranslation("datafeed.legend.80"),
                        where.getTranslation("datafeed.legend.revised"),
                        where.getTranslation("datafeed.legend.closed"),
                        where.getTranslation("datafeed.missing")),
                days.stream().map(this::point).toList());
    }

    private Point point(DatafeedDay day) {
        var band = day.band();
        var verdict = day.verdict();
        return new Point(
                formats.weekday(day.day()),
                day.value(),
                band == null ? null : band.mean(),
                intervals(band).stream().map(Interval::low).toList(),
                intervals(band).stream().map(Interval::high).toList(),
                verdict != null && verdict.flagged() ? Words.of(where, verdict.kind()) : null,
                verdict != null && verdict.direction() == Direction.UP,
                day.closed(),
                day.revision() > 0);
    }

    private static List<Interval> intervals(@Nullable Band band) {
        return band == null ? List.of() : List.of(band.central99(), band.central95(), band.central80());
    }
}
