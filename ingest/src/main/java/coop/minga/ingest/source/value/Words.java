package coop.minga.ingest.source.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import coop.minga.ingest.source.value.NumberText.Form;

/** Words of cells and headers, without case, accents and marks between. */
public final class Words {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[\\s_\\u00A0\\u202F\\u200B\\uFEFF]+");
    private static final Pattern SCALE = Pattern.compile(
            "\\b(miles|thousands?|millones|millions?|mm\\$|m\\$|000s?|x ?1[ .,]?000|tausend|milliers|milhares|hundreds|cientos)(?![\\w-])");
    private static final Set<String> NO_VALUE = Set.of(
            "n/a",
            "na",
            "n.a.",
            "n/d",
            "nd",
            "n.d.",
            "s/d",
            "sd",
            "s.d.",
            "s/i",
            "-",
            "--",
            "---",
            "\u2013",
            "\u2014",
            "\u2212",
            "null",
            "nil",
            "none",
            "nan",
            "no data",
            "sin dato",
            "sin datos",
            "no hay",
            "missing",
            "?",
            "x",
            "*",
            ".",
            "..",
            "\\n");
    private static final Set<String> WITHDRAWALS = Set.of("withdraw", "withdrawn", "retirar", "retirado");
    private static final Set<String> ERRORS = Set.of(
            "#div/0!",
            "#¡div/0!",
            "#n/a",
            "#n/d",
            "#value!",
            "#¡valor!",
            "#valor!",
            "#ref!",
            "#¡ref!",
            "#name?",
            "#¿nombre?",
            "#num!",
            "#¡num!",
            "#null!",
            "#¡nulo!",
            "#spill!",
            "#calc!",
            "err:502",
            "#####");
    private static final Set<String> TOTALS = Set.of(
            "total",
            "totals",
            "totales",
            "suma",
            "sum",
            "sumas",
            "subtotal",
            "subtotales",
            "gran total",
            "grand total",
            "total general",
            "summe",
            "gesamt",
            "somme",
            "soma",
            "totaux",
            "totais");
    private static final Set<String> MEANS = Set.of(
            "mean",
            "average",
            "avg",
            "promedio",
            "media",
            "moyenne",
            "mittelwert",
            "min",
            "max",
            "minimo",
            "maximo",
            "minimum",
            "maximum");

    private Words() {}

    /** For comparing names: {@code Pan_Horneado} and {@code pan horneado} are the same. */
    public static String folded(String text) {
        String plain = Normalizer.isNormalized(text, Normalizer.Form.NFD)
                ? text
                : ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .replaceAll("");
        return GAPS.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** A label of a row that repeats what other rows say: a sum, a mean, a bound. */
    public static boolean summary(String text) {
        String folded = folded(text).replaceAll("[:.]$", "").strip();
        return TOTALS.contains(folded) || MEANS.contains(folded) || folded.startsWith("total ");
    }

    /** Whether a title may say that numbers are in thousands or millions. */
    public static boolean scale(String text) {
        return SCALE.matcher(folded(text)).find();
    }

    static Form form(String text) {
        String lowered = text.toLowerCase(Locale.ROOT).strip();
        if (lowered.isEmpty() || NO_VALUE.contains(lowered)) {
            return Form.NO_VALUE;
        }
        if (WITHDRAWALS.contains(lowered)) {
            return Form.WITHDRAWAL;
        }
        if (ERRORS.contains(lowered) || lowered.matches("#+")) {
            return Form.SPREADSHEET_ERROR;
        }
        return Form.UNREADABLE;
    }
}
