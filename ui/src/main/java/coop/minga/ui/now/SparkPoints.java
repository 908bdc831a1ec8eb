package coop.minga.ui.now;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import coop.minga.analytics.now.Sparkline;
import org.jspecify.annotations.Nullable;

/**
 * A small chart as text: values, lower and upper ends, a character each, from 0 at the bottom to z at the top. Some ends
 * are cut off, so that wide ranges do not flatten the line.
 */
final class SparkPoints {

    private static final String LEVELS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final char NONE = '-';

    /** Share of the ends that may be cut off on each side. */
    private static final double CUT = 0.04;

    private final double bottom;
    private final double top;

    private SparkPoints(double bottom, double top) {
        this.bottom = bottom;
        this.top = top;
    }

    /** Three words of equal length; empty without a value. */
    static String of(Sparkline line) {
        var values = line.days().stream()
                .map(Sparkline.Day::value)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (values.isEmpty()) {
            return "";
        }
        var ends = line.days().stream()
                .map(Sparkline.Day::usual)
                .filter(Objects::nonNull)
                .flatMap(usual -> Stream.of(usual.low(), usual.high()))
                .sorted()
                .toList();
        var scale = ends.isEmpty()
                ? new SparkPoints(values.getFirst(), values.getLast())
                : new SparkPoints(
                        Math.min(values.getFirst(), kept(ends)), Math.max(values.getLast(), kept(ends.reversed())));
        return scale.words(line.days());
    }

    /** The first end that is not cut off. */
    private static double kept(List<Double> ends) {
        return ends.get((int) Math.floor((ends.size() - 1) * CUT));
    }

    private String words(List<Sparkline.Day> days) {
        var values = new StringBuilder();
        var lows = new StringBuilder();
        var highs = new StringBuilder();
        for (var day : days) {
            var usual = day.usual();
            values.append(level(day.value()));
            lows.append(level(usual == null ? null : (Double) usual.low()));
            highs.append(level(usual == null ? null : (Double) usual.high()));
        }
        return values + " " + lows + " " + highs;
    }

    private char level(@Nullable Double value) {
        if (value == null) {
            return NONE;
        }
        var highest = LEVELS.length() - 1;
        var share = top > bottom ? (value - bottom) / (top - bottom) : 0.5;
        return LEVELS.charAt(Math.clamp(Math.round(share * highest), 0, highest));
    }
}
