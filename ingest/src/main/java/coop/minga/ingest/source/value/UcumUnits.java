package coop.minga.ingest.source.value;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import coop.minga.ingest.contract.IndicatorDefinition;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;

/**
 * Units of measure by UCUM, and as people write them. Counted things and money, words in braces, are never converted. Not
 * thread-safe.
 */
public final class UcumUnits {
    private static final Set<String> PESOS = Set.of("CLP", "ARS", "MXN", "COP", "UYU", "USD", "DOP", "CUP");
    private static final Map<String, String> SIGNS = Map.of("€", "EUR", "£", "GBP", "R$", "BRL", "US$", "USD");
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("Wh", "W.h"),
            Map.entry("kWh", "kW.h"),
            Map.entry("MWh", "MW.h"),
            Map.entry("GWh", "GW.h"),
            Map.entry("mWh", "mW.h"),
            Map.entry("m²", "m2"),
            Map.entry("m³", "m3"),
            Map.entry("°C", "Cel"),
            Map.entry("lb", "[lb_av]"),
            Map.entry("hrs", "h"),
            Map.entry("hr", "h"),
            Map.entry("hours", "h"),
            Map.entry("horas", "h"),
            Map.entry("kgs", "kg"),
            Map.entry("kilos", "kg"),
            Map.entry("lt", "L"),
            Map.entry("lts", "L"),
            Map.entry("litros", "L"));
    private static final List<String> LETTERS = List.of(
            "W.h", "kW.h", "MW.h", "GW.h", "mW.h", "kg", "g", "mg", "t", "h", "min", "s", "L", "mL", "hL", "m", "km",
            "cm", "mm", "m2", "m3", "kW", "MW", "mW", "W", "kJ", "MJ", "mJ", "GJ", "ha");

    private static final Pattern BARE_NUMBER = Pattern.compile("\\d+");
    /** Codes of UCUM that mean something else in people's files. */
    private static final Set<String> RARE = Set.of("u", "a", "Mg");

    private static final UnitConversion SAME = new UnitConversion.Convertible(BigDecimal.ONE);

    private final Map<String, UnitConversion> read = new HashMap<>();

    /** Whether the code is in UCUM, as a catalogue should write it. */
    public static boolean known(String code) {
        return Library.UCUM.validate(code) == null;
    }

    /** Whether a file that writes it means the unit of UCUM: a bare number is a unit there, and {@code u} an atom's mass. */
    private static boolean meant(String code) {
        return known(code) && !BARE_NUMBER.matcher(code).matches() && !RARE.contains(code);
    }

    /** The code of UCUM for a unit as people write it; empty if it is not known. */
    public static String spelt(String text) {
        String exact = USUAL.getOrDefault(text, text);
        return known(exact) ? exact : "";
    }

    /** @param text as it stands in the file, not empty */
    public UnitConversion read(String text, IndicatorDefinition indicator) {
        if (text.equals(indicator.unitOfMeasure())) {
            return SAME;
        }
        return read.computeIfAbsent(indicator.code() + " " + text, ignored -> conversion(text.strip(), indicator));
    }

    private UnitConversion conversion(String text, IndicatorDefinition indicator) {
        String own = indicator.unitOfMeasure();
        if (text.equals(own) || named(text, indicator)) {
            return SAME;
        }
        if (own.startsWith("{") || !known(own)) {
            return bare(own).equalsIgnoreCase(bare(text)) || money(text, bare(own))
                    ? SAME
                    : new UnitConversion.Unknown();
        }
        if (own.equals("1") && text.indexOf('{') >= 0) {
            return new UnitConversion.Unknown();
        }
        String exact = USUAL.getOrDefault(text, text);
        if (exact.equals(own)) {
            return SAME;
        }
        if (meant(exact)) {
            return converted(exact, own);
        }
        return misspelt(text, own);
    }

    private UnitConversion converted(String code, String own) {
        try {
            if (!Library.UCUM.isComparable(code, own) || special(code) || special(own)) {
                return new UnitConversion.Unknown();
            }
            Decimal factor = Library.UCUM.convert(new Decimal("1", 24), code, own);
            return new UnitConversion.Convertible(new BigDecimal(factor.asDecimal()));
        } catch (UcumException | NumberFormatException none) {
            return new UnitConversion.Unknown();
        }
    }

    /** Degrees and logarithms have no factor. */
    private static boolean special(String code) {
        return code.contains("Cel") || code.contains("[deg") || code.startsWith("B") || code.contains("[p");
    }

    /** Only the letters' case differs: the catalogue's own unit is meant if no other one fits. */
    private UnitConversion misspelt(String text, String own) {
        Set<String> fits = new TreeSet<>();
        String lowered = text.toLowerCase(Locale.ROOT).replace(".", "");
        List<String> candidates = new ArrayList<>(LETTERS);
        candidates.add(own);
        for (String candidate : candidates) {
            if (candidate.toLowerCase(Locale.ROOT).replace(".", "").equals(lowered)
                    && converted(candidate, own) instanceof UnitConversion.Convertible) {
                fits.add(candidate);
            }
        }
        if (fits.equals(Set.of(own))) {
            return SAME;
        }
        return fits.isEmpty() ? new UnitConversion.Unknown() : new UnitConversion.Doubtful(List.copyOf(fits));
    }

    private static boolean named(String text, IndicatorDefinition indicator) {
        String folded = Words.folded(text);
        return indicator.measureNames().values().stream()
                .anyMatch(name -> Words.folded(name.one()).equals(folded)
                        || Words.folded(name.many()).equals(folded));
    }

    private static boolean money(String text, String currency) {
        return (text.equals("$") && PESOS.contains(currency)) || currency.equals(SIGNS.get(text));
    }

    private static String bare(String unit) {
        return unit.startsWith("{") && unit.endsWith("}") && unit.length() > 2
                ? unit.substring(1, unit.length() - 1)
                : unit;
    }

    /** Read on first use. */
    private static final class Library {
        static final UcumService UCUM = service();
    }

    private static UcumService service() {
        try (InputStream essence = Objects.requireNonNull(
                UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml"), "the library brings its units")) {
            return new UcumEssenceService(essence);
        } catch (java.io.IOException | UcumException broken) {
            throw new IllegalStateException("the units of measure cannot be read", broken);
        }
    }
}
