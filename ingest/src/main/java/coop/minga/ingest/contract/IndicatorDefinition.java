package coop.minga.ingest.contract;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** An indicator as its cooperative defines it. */
public record IndicatorDefinition(
        IndicatorCode code,
        Map<String, String> names,
        Measure measure,
        IndicatorType type,
        GoodDirection goodDirection,
        PossibleRange levels,
        AlertTerms alertTerms) {

    /**
     * The handling of its alerts.
     *
     * @param recoveryTime working time before an alert escalates
     * @param harm whether it counts harm to people, so that the level above decides what stays
     */
    public record AlertTerms(Duration recoveryTime, boolean harm) {

        public AlertTerms {
            Check.that(
                    recoveryTime.isPositive() && recoveryTime.compareTo(LONGEST_RECOVERY) <= 0,
                    "recovery_time",
                    recoveryTime,
                    "more than nothing and at most 366 days");
        }
    }

    /**
     * The unit of measure.
     *
     * @param code in UCUM
     * @param names its words by language; empty if the code suffices
     * @param decimals how many its values have, null if not given; with 0 a mark between digits separates thousands
     */
    public record Measure(
            String code,
            Map<String, MeasureName> names,
            @Nullable Integer decimals) {

        public Measure(String code, Map<String, MeasureName> names) {
            this(code, names, null);
        }

        public Measure {
            if (decimals != null) {
                Check.that(decimals >= 0 && decimals <= 9, "decimals", decimals, "a whole number from 0 to 9");
            }
            Check.line("unit", code, Statement.LONGEST_UNIT_OF_MEASURE);
            names = Collections.unmodifiableMap(new TreeMap<>(names));
            names.keySet().forEach(language -> checkLanguage("unit_names", language));
        }
    }

    /** The possible range and the levels planned; null if not given. */
    public record PossibleRange(
            @Nullable Double lowest,
            @Nullable Double highest,
            @Nullable Double capability,
            @Nullable Double potentiality) {

        public static final PossibleRange NONE = between(null, null);

        public PossibleRange {
            checkFinite("lowest", lowest);
            checkFinite("highest", highest);
            if (lowest != null && highest != null) {
                Check.that(lowest < highest, "highest", highest, "more than lowest (" + lowest + ")");
            }
            checkPositive("capability", capability);
            checkPositive("potentiality", potentiality);
        }

        public static PossibleRange between(@Nullable Double lowest, @Nullable Double highest) {
            return new PossibleRange(lowest, highest, null, null);
        }
    }

    public static final Duration USUAL_RECOVERY_TIME = Duration.ofDays(2);

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Duration LONGEST_RECOVERY = Duration.ofDays(366);

    public IndicatorDefinition {
        names = Collections.unmodifiableMap(new TreeMap<>(names));
        Check.that(!names.isEmpty(), "names", names, "a name in at least one language");
        names.forEach(IndicatorDefinition::checkName);
    }

    /** An indicator that counts no harm to people. */
    public IndicatorDefinition(
            IndicatorCode code,
            Map<String, String> names,
            Measure measure,
            IndicatorType type,
            GoodDirection goodDirection,
            PossibleRange levels,
            Duration recoveryTime) {
        this(code, names, measure, type, goodDirection, levels, new AlertTerms(recoveryTime, false));
    }

    public Duration recoveryTime() {
        return alertTerms.recoveryTime();
    }

    public boolean harm() {
        return alertTerms.harm();
    }

    /** The name in this language, else in English, else the first one. */
    public String name(String language) {
        String first = names.values().iterator().next();
        return names.getOrDefault(language, names.getOrDefault("en", first));
    }

    public String unitOfMeasure() {
        return measure.code();
    }

    /** Whether its values have no decimals. */
    public boolean whole() {
        Integer decimals = measure.decimals();
        return decimals != null && decimals == 0;
    }

    public Map<String, MeasureName> measureNames() {
        return measure.names();
    }

    public @Nullable Double lowest() {
        return levels.lowest();
    }

    public @Nullable Double highest() {
        return levels.highest();
    }

    private static void checkName(String language, String name) {
        checkLanguage("names", language);
        Check.line("names." + language, name, 80);
    }

    private static void checkLanguage(String field, String language) {
        Check.that(LANGUAGE.matcher(language).matches(), field, language, "a language of 2 or 3 letters, like es");
    }

    private static void checkFinite(String field, @Nullable Double value) {
        if (value != null) {
            Check.that(Math.abs(value) <= Statement.LARGEST, field, value, "a finite number between -1e15 and 1e15");
        }
    }

    private static void checkPositive(String field, @Nullable Double value) {
        checkFinite(field, value);
        if (value != null) {
            Check.that(value > 0, field, value, "a number above 0");
        }
    }
}
