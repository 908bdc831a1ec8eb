package coop.minga.ui.component;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Everything that the chart of a series draws, in the words of the person who looks.
 *
 * @param language as a language tag, for the numbers
 * @param unit of measure, as people say it
 */
public record SeriesPicture(String language, String unit, Labels labels, List<Point> points) {

    public SeriesPicture {
        points = List.copyOf(points);
    }

    /** The words of the chart's tooltip. */
    public record Labels(String reading, String expected, String revised, String onset) {}

    /**
     * A day.
     *
     * @param label the day as people write it
     * @param came the reading as people write it; where there is none, why
     * @param low the lower ends of the bands, from the widest to the narrowest; empty while there is no forecast
     * @param high their upper ends
     * @param expected the narrowest band as people write it; empty while there is no forecast
     * @param flag the words for what was found odd on this day; null on any other day
     * @param side {@code up} or {@code down} from what was expected; {@code none} within it
     * @param good whether that side is the good one
     * @param onset whether something that an alert tells of seems to have begun on this day
     * @param announced what people announced for this day; empty on an ordinary one
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
