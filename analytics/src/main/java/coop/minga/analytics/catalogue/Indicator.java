package coop.minga.analytics.catalogue;

import java.time.Duration;
import java.util.Locale;

import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorDefinition;

/** Something a unit measures daily, with the series its readings are kept in. */
public record Indicator(SeriesId series, UnitId unit, IndicatorDefinition definition) {

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
