package coop.minga.analytics.search;

import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitKind;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.people.Role;
import coop.minga.analytics.search.SearchResult.AlertFound;
import coop.minga.analytics.search.SearchResult.IndicatorFound;
import coop.minga.analytics.search.SearchResult.PersonFound;
import coop.minga.analytics.search.SearchResult.UnitFound;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds names regardless of case and accents: first by the start of a name, then of a word, then within. */
public final class Search {

    public static final int SHORTEST = 2;
    public static final int LONGEST = 60;
    public static final int MOST = 20;

    /** Units are known to everybody, as in the catalogue. Series and alerts follow the rules of {@link Viewer}. */
    private static final String MATCHES = """
            with recursive above as (
              select id, parent from unit where id = any(:mine)
              union select unit.id, unit.parent from above join unit on unit.id = above.parent
            ), below as (
              select id from unit where id = any(:mine)
              union select unit.id from below join unit on unit.parent = below.id
            ), known_alert as (
              select id from alert where unit = any(:mine)
              union select alert from alert_event where what = 'ESCALATED' and level = any(:mine)
            ), colleague as (
              select distinct on (person.id) person.id, person.name, person.folded_name, mandate.role, unit.id as unit,
                unit.name as unit_name
              from mandate join person on person.id = mandate.person join unit on unit.id = mandate.unit
              where person.folded_name like :longest and mandate.recalled_at is null and :today between mandate.from_day and mandate.until_day
                and (unit.id in (select id from above) or unit.id in (select id from below))
              order by person.id, unit.id = any(:mine) desc, unit.id, mandate.role
            ), candidate as (
              select 0 as sort, id, null::integer as series, name, name as unit_name, kind as detail, null::date as day,
                folded_name as own, '' as context
              from unit where folded_name like :longest
              union all
              select 1, unit.id, series, code, unit.name, '', null, folded_names, unit.folded_name
              from indicator join unit on unit.id = indicator.unit
              where (folded_names like :named or indicator.unit = any(:units))
                and (unit.id = any(:mine) or unit.openness = 'OPEN' and cardinality(:mine) > 0)
              union all
              select case when alert.closed_at is null then 2 else 3 end, alert.id::text, series, code, unit.name,
                alert.state, alert.day, folded_names, unit.folded_name
              from known_alert join alert using (id) join indicator using (series) join unit on unit.id = indicator.unit
              where folded_names like :named or indicator.unit = any(:units)
              union all
              select 4, unit, null, name, unit_name, role, null, folded_name, '' from colleague
            )
            select sort, id, series, name, unit_name, detail, day from candidate
            where own || context like all(:everyWord)
            order by case when own like :nameStart then 0 when own like :wordStart then 1 when own like all(:everyWord) then 2
              else 3 end, sort, day desc, name, unit_name, id
            limit :most
            """;

    /** Matching units; with more of them every series is read. */
    private static final int MOST_UNITS = 1000;

    /** An index of trigrams finds no shorter word. */
    private static final int SHORTEST_INDEXED = 3;

    private static final String ANY = "%";

    private final JdbcClient jdbc;
    private final Units units;
    private final Indicators indicators;
    private final Clock clock;

    /** @param clock the federation's, for terms of mandates */
    public Search(JdbcClient jdbc, Units units, Indicators indicators, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.indicators = indicators;
        this.clock = clock;
    }

    /** The best {@link #MOST}. Ignores characters beyond {@link #LONGEST}; none for words under {@link #SHORTEST}. */
    public List<SearchResult> find(Viewer viewer, String words) {
        var folded = folded(words.substring(0, Math.min(LONGEST, words.length())));
        if (folded.length() < SHORTEST) {
            return List.of();
        }
        var rows = matches(viewer, folded);
        var series = rows.stream()
                .map(Row::series)
                .filter(Objects::nonNull)
                .map(SeriesId::new)
                .distinct()
                .toList();
        var found = indicators.find(series);
        return rows.stream().map(row -> result(row, found)).toList();
    }

    /** Without characters that have a meaning in patterns. */
    private String folded(String words) {
        return jdbc.sql("select folded(:words)")
                .param("words", words.replace("\0", ""))
                .query(String.class)
                .single();
    }

    private List<Row> matches(Viewer viewer, String folded) {
        var longest = longest(folded);
        var named = unitsNamed(longest);
        var isRead = longest.length() < SHORTEST_INDEXED || named.size() > MOST_UNITS;
        return jdbc.sql(MATCHES)
                .param("longest", pattern(longest))
                .param("named", isRead ? ANY : pattern(longest))
                .param("units", isRead ? new String[0] : named.toArray(String[]::new))
                .param(
                        "mine",
                        viewer.roles().keySet().stream().map(UnitId::value).toArray(String[]::new))
                .param("today", units.today(clock.instant()))
                .param(
                        "everyWord",
                        Arrays.stream(folded.split(" ")).map(Search::pattern).toArray(String[]::new))
                .param("nameStart", "%|" + folded + "%")
                .param("wordStart", "% " + folded + "%")
                .param("most", MOST)
                .query(Row.class)
                .list();
    }

    /** Up to one more than {@link #MOST_UNITS}. */
    private List<String> unitsNamed(String word) {
        return jdbc.sql("select id from unit where folded_name like :word limit :most")
                .param("word", pattern(word))
                .param("most", MOST_UNITS + 1)
                .query(String.class)
                .list();
    }

    private static String longest(String folded) {
        return Arrays.stream(folded.split(" "))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static String pattern(String word) {
        return ANY + word + ANY;
    }

    private static SearchResult result(Row row, Map<SeriesId, Indicator> indicators) {
        return switch (row.sort()) {
            case 0 -> new UnitFound(new UnitId(row.id()), row.name(), UnitKind.valueOf(row.detail()));
            case 1 -> new IndicatorFound(row.indicator(indicators), row.unitName());
            case 2, 3 ->
                new AlertFound(
                        new AlertId(Long.parseLong(row.id())),
                        AlertState.valueOf(row.detail()),
                        Objects.requireNonNull(row.day()),
                        row.indicator(indicators),
                        row.unitName());
            case 4 -> new PersonFound(row.name(), Role.valueOf(row.detail()), new UnitId(row.id()), row.unitName());
            default -> throw new IllegalStateException("sort " + row.sort() + ": expected 0 to 4");
        };
    }
}
