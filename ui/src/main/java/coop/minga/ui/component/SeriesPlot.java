package coop.minga.ui.component;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.MeasureLabel;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.verdict.ForecastBand;
import org.jspecify.annotations.Nullable;

/**
 * Data of a series chart, in the reader's words.
 *
 * @param language tag for number formats
 * @param unit displayed unit of measure
 */
public record SeriesPlot(String language, String unit, Labels labels, List<Point> points) {

    public SeriesPlot {
        points = List.copyOf(points);
    }

    /** Words of the tooltip. */
    public record Labels(String reading, String expected, String revised, String onset) {}

    /** One end of each band as shown, widest first; empty without a forecast. */
    public static List<Double> ends(@Nullable ForecastBand band, MeasureLabel measure, ToDoubleFunction<Interval> end) {
        return band == null
                ? List.of()
                : Stream.of(band.central99(), band.central95(), band.central80())
                        .map(interval -> measure.shown(end.applyAsDouble(interval)))
                        .toList();
    }

    /**
     * A day, with texts in the reader's words.
     *
     * @param came the reading, or the reason for its absence
     * @param low lower ends of the bands, widest first
     * @param onset whether an alert's change began here
     */
    public record Point(
            String label,
            @Nullable Double value,
            String came,
            @Nullable Double median,
            List<Double> low,
            List<Double> high,
            String expected,
            @Nullable String flag,
            String side,
            boolean good,
            boolean closed,
            boolean revised,
            boolean onset,
            String announced) {

        public Point {
            low = List.copyOf(low);
            high = List.copyOf(high);
        }
    }
}
