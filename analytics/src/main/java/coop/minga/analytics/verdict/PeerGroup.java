package coop.minga.analytics.verdict;

import java.util.List;

import coop.minga.ingest.contract.IndicatorDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Series that are taken for alike: the same indicator of other units, else whatever is of the same nature, else all of the
 * federation. What is null is any.
 */
record PeerGroup(
        @Nullable String nature,
        @Nullable String measure,
        @Nullable String code) {

    static final PeerGroup FEDERATION = new PeerGroup(null, null, null);

    static PeerGroup ofNature(String nature) {
        return new PeerGroup(nature, null, null);
    }

    /** Those of an indicator, the closest first. */
    static List<PeerGroup> of(IndicatorDefinition definition) {
        var nature = definition.type().name();
        return List.of(
                new PeerGroup(
                        nature, definition.unitOfMeasure(), definition.code().value()),
                ofNature(nature),
                FEDERATION);
    }

    /** As it stands in the tables. */
    String key() {
        if (nature == null) {
            return "EVERYTHING";
        }
        return code == null ? nature : nature + " " + code + " " + measure;
    }
}
