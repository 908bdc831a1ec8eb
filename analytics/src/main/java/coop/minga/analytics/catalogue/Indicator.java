package coop.minga.analytics.catalogue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Something a unit measures daily, with the series its readings are kept in.
 *
 * @param retiredOn the first day of which no reading is awaited, because the catalogue no longer names it; null while it
 *     does
 */
public record Indicator(
        SeriesId series,
        UnitId unit,
        IndicatorDefinition definition,
        @Nullable LocalDate retiredOn) {

    public boolean awaited() {
        return retiredOn == null;
    }

    /** Whether a reading of the day is awaited. */
    public boolean awaited(LocalDate day) {
        return retiredOn == null || day.isBefore(retiredOn);
    }

    /** The name in the language asked for, else in English, else in whichever the unit gave. */
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

    public GoodDirection goodDirection() {
        return definition.goodDirection();
    }
}
