package coop.minga.analytics.catalogue;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.MeasureName;
import org.jspecify.annotations.Nullable;

/**
 * An indicator's unit of measure in a language: its given name, else signs for its UCUM code. Proportions are shown in
 * percent (decision 016).
 */
public record MeasureLabel(IndicatorDefinition indicator, Locale language) {

    private static final String PERCENT = "%";
    private static final double HUNDRED = 100;
    private static final Map<String, String> SIGNS = Map.of(
            "Cel", "°C", "[degF]", "°F", "deg", "°", "l", "L", "um", "µm", "Ohm", "Ω", "10*3", "10³", "10*6", "10⁶");
    private static final Pattern FACTOR = Pattern.compile("\\{[^}]*}|\\[[^]]*]|[./]|[^./{\\[]+");
    private static final Pattern EXPONENT = Pattern.compile("(?<=[A-Za-z])[+-]?\\d+$");
    private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** Whether it is a proportion, from 0 to 1. */
    public boolean share() {
        return indicator.type() == IndicatorType.RATIO
                && indicator.unitOfMeasure().equals("1");
    }

    /** The value as it is shown beside this label. */
    public double shown(double value) {
        return share() ? value * HUNDRED : value;
    }

    /** A forecast as shown: whole numbers for counts. */
    public double shownForecast(double value) {
        return indicator.type() == IndicatorType.COUNT ? Math.rint(value) + 0.0 : shown(value);
    }

    /** For this number, as shown; empty for a bare number. */
    public String of(double shown) {
        var name = name();
        if (name == null) {
            return signs();
        }
        return Math.abs(shown) == 1 ? name.one() : name.many();
    }

    /** For any number, as in headings; empty for a bare number. */
    public String many() {
        return of(0);
    }

    private @Nullable MeasureName name() {
        var own = indicator.measureNames().get(language.getLanguage());
        return own != null ? own : indicator.measureNames().get("en");
    }

    private String signs() {
        return switch (indicator.unitOfMeasure()) {
            case "1" -> share() ? PERCENT : "";
            case "kW.h" -> "kWh";
            case String ucum ->
                FACTOR.matcher(ucum)
                        .replaceAll(factor -> Matcher.quoteReplacement(sign(factor.group())))
                        .strip();
        };
    }

    /** Annotations and brackets are words, dots multiply, final numbers are exponents. */
    private static String sign(String factor) {
        var known = SIGNS.get(factor);
        if (known != null) {
            return known;
        }
        return switch (factor.charAt(0)) {
            case '{' -> inner(factor).replace('_', ' ');
            case '[' -> inner(factor).replaceFirst("_.*", "");
            case '.' -> "·";
            default -> EXPONENT.matcher(factor).replaceAll(exponent -> raised(exponent.group()));
        };
    }

    private static String inner(String factor) {
        return factor.substring(1, factor.length() - 1);
    }

    private static String raised(String number) {
        var raised = new StringBuilder();
        number.chars().forEach(each -> {
            if (each == '-') {
                raised.append('⁻');
            } else if (each != '+') {
                raised.append(DIGITS.charAt(each - '0'));
            }
        });
        return raised.toString();
    }
}
