package coop.minga.analytics.search;

import java.time.LocalDate;

import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitKind;
import coop.minga.analytics.people.Role;

/** One match of a search. */
public sealed interface SearchResult {

    record UnitFound(UnitId unit, String name, UnitKind kind) implements SearchResult {}

    record IndicatorFound(Indicator indicator, String unitName) implements SearchResult {}

    record AlertFound(AlertId alert, AlertState state, LocalDate day, Indicator indicator, String unitName)
            implements SearchResult {}

    /** @param unit of a current mandate, nearest to the viewer's own units */
    record PersonFound(String name, Role role, UnitId unit, String unitName) implements SearchResult {}
}
