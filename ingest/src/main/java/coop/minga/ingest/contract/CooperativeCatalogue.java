package coop.minga.ingest.contract;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cooperative's own list of indicators, used to check rows before sending. */
public record CooperativeCatalogue(
        FederationId federation,
        CooperativeId cooperative,
        String name,
        ZoneId zone,
        WorkingCalendar calendar,
        List<IndicatorDefinition> indicators) {
    public CooperativeCatalogue {
        Check.line("name", name, 120);
        indicators = List.copyOf(indicators);
        Check.that(!indicators.isEmpty(), "indicators", indicators, "at least one indicator");
        Set<IndicatorCode> codes = new HashSet<>();
        for (IndicatorDefinition indicator : indicators) {
            Check.that(codes.add(indicator.code()), "indicators", indicator.code(), "each code once");
        }
    }

    public Optional<IndicatorDefinition> indicator(IndicatorCode code) {
        return indicators.stream().filter(each -> each.code().equals(code)).findFirst();
    }
}
