package coop.minga.analytics.verdict;

import java.util.List;

import coop.minga.ingest.contract.IndicatorDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The series that lend quantiles: the same indicator of other units, else the same type, else the whole federation. A
 * null component matches any.
 */
record PeerGroup(
        @Nullable String nature,
        @Nullable String measure,
        @Nullable String code) {

    static final PeerGroup FEDERATION = new PeerGroup(null, null, null);

    static PeerGroup ofType(String nature) {
        return new PeerGroup(nature, null, null);
    }

    /** The peer groups of an indicator, the closest first. */
    static List<PeerGroup> of(IndicatorDefinition definition) {
        var nature = definition.type().name();
        return List.of(
                new PeerGroup(
                        nature, definition.unitOfMeasure(), definition.code().value()),
                ofType(nature),
                FEDERATION);
    }

    /** The key used in the tables. */
    String key() {
        if (nature == null) {
            return "EVERYTHING";
        }
        return code == null ? nature : nature + " " + code + " " + measure;
    }
}
