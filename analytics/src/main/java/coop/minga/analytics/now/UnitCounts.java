package coop.minga.analytics.now;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import coop.minga.analytics.alert.OpenAlerts;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts of each unit, which the database keeps in the transactions that change them (decision 041). */
final class UnitCounts {

    private static final String NEVER = "-infinity";

    private final JdbcClient jdbc;

    UnitCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Condition of units whose series people of the units {@code own} may see, as {@code Viewer} decides. */
    static String showsSeries() {
        return "(unit.openness = 'OPEN' and cardinality(:own::text[]) > 0 or unit.id = any(:own::text[]))";
    }

    /** Of units with open alerts at or below them. */
    Map<UnitId, OpenAlerts> openAlerts() {
        return jdbc
                .sql("select unit, pain, pleasure from unit_now where pain + pleasure > 0")
                .query((row, number) -> Map.entry(
                        new UnitId(row.getString("unit")), new OpenAlerts(row.getInt("pain"), row.getInt("pleasure"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of every unit that awaits readings. */
    Map<UnitId, Reported> reported() {
        var counts = new HashMap<UnitId, Reported>();
        jdbc.sql("select unit, nullif(day, '" + NEVER + "') as day, series from unit_reported where series > 0")
                .query(row -> {
                    var unit = counts.computeIfAbsent(new UnitId(row.getString("unit")), id -> new Reported());
                    unit.add(row.getObject("day", LocalDate.class), row.getInt("series"));
                });
        return counts;
    }

    /** Awaited series of these units without a value for the unit's due day or later. */
    List<SeriesId> missing(Map<UnitId, LocalDate> dueDays) {
        var days = new LinkedHashMap<>(dueDays);
        return jdbc
                .sql("""
                        select series
                        from unnest(:units::text[], :days::date[]) as due (unit, day) join indicator using (unit)
                          left join series_reported using (series)
                        where retired_on is null and (last_day is null or coalesce(valued_day, last_day) < due.day)
                        """)
                .param("units", days.keySet().stream().map(UnitId::value).toArray(String[]::new))
                .param("days", days.values().stream().map(LocalDate::toString).toArray(String[]::new))
                .query(Integer.class)
                .list()
                .stream()
                .map(SeriesId::new)
                .toList();
    }

    /** Readings with a p-value of series that people of these units may see, by their day. */
    Map<LocalDate, Integer> judged(Collection<UnitId> own, LocalDate since) {
        return jdbc
                .sql("""
                        select day, sum(series) as readings from unit_judged join unit on unit.id = unit_judged.unit
                        where day >= :since and
                        """ + showsSeries() + " group by day")
                .param("own", own.stream().map(UnitId::value).toArray(String[]::new))
                .param("since", since)
                .query((row, number) -> Map.entry(row.getObject("day", LocalDate.class), row.getInt("readings")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A unit's awaited series by their last day with a value. */
    static final class Reported {

        private final NavigableMap<LocalDate, Integer> byLastDay = new TreeMap<>();
        private int series;

        private void add(@Nullable LocalDate day, int count) {
            series += count;
            if (day != null) {
                byLastDay.put(day, count);
            }
        }

        int series() {
            return series;
        }

        /** Those with a value for the day or later. */
        int since(LocalDate day) {
            return byLastDay.tailMap(day, true).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }

        @Nullable
        LocalDate lastDay() {
            return byLastDay.isEmpty() ? null : byLastDay.lastKey();
        }
    }
}
