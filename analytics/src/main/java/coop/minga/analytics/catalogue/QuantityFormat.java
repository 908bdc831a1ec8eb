package coop.minga.analytics.catalogue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;

import coop.minga.ingest.contract.IndicatorType;

/**
 * Formats an indicator's values: equal values have equal decimals in chat, alerts, tables and charts. Excludes the
 * unit of measure, which the label gives.
 */
public record QuantityFormat(MeasureLabel measure) {

    private static final int READING_DIGITS = 4;
    private static final double MILLION = 1e6;
    private static final double TEN_THOUSAND = 1e4;
    private static final int MOST_READING_DECIMALS = 4;
    private static final int MOST_DECIMALS = 6;
    private static final int GROUP = 3;

    /** A reading, rounded to four digits, never before its first decimal. */
    public String reading(double value) {
        var shown = measure.shown(value);
        return format(shown, 0, readingDecimals(shown));
    }

    /** A reading for a glance: four significant digits, millions abbreviated. */
    public String brief(double value) {
        var shown = measure.shown(value);
        return Math.abs(shown) < MILLION ? format(significant(shown), 0, readingDecimals(shown)) : compact(shown);
    }

    /** Both ends of a forecast for a glance; as {@link #expected} where they are small or would look equal. */
    public Range briefExpected(double low, double high) {
        var exact = expected(low, high);
        var from = measure.shownForecast(low);
        var to = measure.shownForecast(high);
        if (Math.max(Math.abs(from), Math.abs(to)) < TEN_THOUSAND) {
            return exact;
        }
        var brief = new Range(brief(low), brief(high), to);
        return brief.low().equals(brief.high()) ? exact : brief;
    }

    private static double significant(double shown) {
        return BigDecimal.valueOf(shown)
                .round(new MathContext(READING_DIGITS, RoundingMode.HALF_EVEN))
                .doubleValue();
    }

    private String compact(double shown) {
        var numbers = NumberFormat.getCompactNumberInstance(measure.language(), NumberFormat.Style.SHORT);
        numbers.setMaximumFractionDigits(READING_DIGITS - 1 - magnitude(shown) % GROUP);
        return numbers.format(shown);
    }

    /** Both ends of a forecast, with decimals that suit their distance. */
    public Range expected(double low, double high) {
        var from = measure.shownForecast(low);
        var to = measure.shownForecast(high);
        var whole = measure.indicator().type() == IndicatorType.COUNT;
        if (whole || !(to > from)) {
            var most = whole ? 0 : MOST_DECIMALS;
            return new Range(format(from, 0, most), format(to, 0, most), to);
        }
        var decimals = widthDecimals(to - from);
        return new Range(format(from, decimals, decimals), format(to, decimals, decimals), to);
    }

    /** A formatted range. {@code counted} is the number for the unit of measure. */
    public record Range(String low, String high, double counted) {}

    private String format(double shown, int fewest, int most) {
        var numbers = NumberFormat.getNumberInstance(measure.language());
        numbers.setMinimumFractionDigits(fewest);
        numbers.setMaximumFractionDigits(most);
        return numbers.format(BigDecimal.valueOf(shown).setScale(most, RoundingMode.HALF_EVEN));
    }

    private static int readingDecimals(double shown) {
        return shown == 0 ? 0 : Math.clamp(READING_DIGITS - 1L - magnitude(shown), 1, MOST_READING_DECIMALS);
    }

    /** For two figures of the width: 0 for 50, 1 for 5, 2 for 0.5. */
    private static int widthDecimals(double width) {
        return Math.clamp(1L - magnitude(width), 0, MOST_DECIMALS);
    }

    private static int magnitude(double value) {
        return (int) Math.floor(Math.log10(Math.abs(value)));
    }
}
