package coop.minga.analytics.catalogue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A daily measurement of a unit, and the series of its readings.
 *
 * @param retiredOn first day without an expected reading, since the catalogue dropped it; else null
 */
public record Indicator(
        SeriesId series,
        UnitId unit,
        IndicatorDefinition definition,
        @Nullable LocalDate retiredOn) {

    public boolean awaited() {
        return retiredOn == null;
    }

    /** Whether a reading of the day is expected. */
    public boolean awaited(LocalDate day) {
        return retiredOn == null || day.isBefore(retiredOn);
    }

    /** The name in this language, else in English, else in any. */
    public String name(Locale language) {
        var names = definition.names();
        var own = names.get(language.getLanguage());
        if (own != null) {
            return own;
        }
        var english = names.get("en");
        return english != null
                ? english
                : names.values().stream().findFirst().orElse(definition.code().value());
    }

    public Duration recoveryTime() {
        return definition.recoveryTime();
    }

    /** Whether it counts harm to people. */
    public boolean harm() {
        return definition.harm();
    }

    public GoodDirection goodDirection() {
        return definition.goodDirection();
    }
}
