package coop.minga.analytics.catalogue;

import java.util.List;
import java.util.Map;

import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.IndicatorDefinition;

/** A federation as described by its file: units, parents first, indicators and keys. */
public record FederationPlan(
        FederationId id,
        String name,
        List<Unit> units,
        Map<UnitId, List<IndicatorDefinition>> indicators,
        Map<UnitId, List<String>> keys) {

    public FederationPlan {
        units = List.copyOf(units);
        indicators = Map.copyOf(indicators);
        keys = Map.copyOf(keys);
    }

    boolean names(Indicator indicator) {
        return indicators.getOrDefault(indicator.unit(), List.of()).stream()
                .anyMatch(each -> each.code().equals(indicator.definition().code()));
    }
}
