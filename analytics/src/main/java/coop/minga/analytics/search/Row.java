package coop.minga.analytics.search;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import org.jspecify.annotations.Nullable;

/**
 * A row of the search.
 *
 * @param sort 0 unit, 1 indicator, 2 open alert, 3 ended alert, 4 person
 * @param detail the kind of a unit, state of an alert or role of a person
 */
record Row(
        int sort,
        String id,
        @Nullable Integer series,
        String name,
        String unitName,
        String detail,
        @Nullable LocalDate day) {

    Indicator indicator(Map<SeriesId, Indicator> indicators) {
        return Objects.requireNonNull(indicators.get(new SeriesId(Objects.requireNonNull(series))));
    }
}
