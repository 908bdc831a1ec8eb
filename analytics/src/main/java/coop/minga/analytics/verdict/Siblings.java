package coop.minga.analytics.verdict;

import java.util.List;

import coop.minga.ingest.contract.IndicatorDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Series that are taken for alike: the same indicator of other units, else whatever is of the same nature, else all of the
 * federation. What is null is any.
 */
record Siblings(
        @Nullable String nature,
        @Nullable String measure,
        @Nullable String code) {

    static final Siblings EVERYTHING = new Siblings(null, null, null);

    static Siblings ofNature(String nature) {
        return new Siblings(nature, null, null);
    }

    /** Those of an indicator, the closest first. */
    static List<Siblings> of(IndicatorDefinition definition) {
        var nature = definition.nature().name();
        return List.of(
                new Siblings(nature, definition.unit(), definition.code().value()), ofNature(nature), EVERYTHING);
    }

    /** As it stands in the tables. */
    String pool() {
        if (nature == null) {
            return "EVERYTHING";
        }
        return code == null ? nature : nature + " " + code + " " + measure;
    }
}
