package coop.minga.analytics.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.MeasureName;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The units' indicators and the series that store them. */
public final class Indicators {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    public Indicators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Indicator> all() {
        return jdbc.sql("select * from indicator order by unit, code")
                .query(Indicators::indicator)
                .list();
    }

    public List<Indicator> of(UnitId unit) {
        return jdbc.sql("select * from indicator where unit = :unit order by code")
                .param("unit", unit.value())
                .query(Indicators::indicator)
                .list();
    }

    /** The indicators of several units, by unit. */
    public Map<UnitId, List<Indicator>> of(Collection<UnitId> units) {
        return jdbc
                .sql("select * from indicator where unit = any(:units) order by unit, code")
                .param("units", units.stream().map(UnitId::value).toArray(String[]::new))
                .query(Indicators::indicator)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Indicator::unit));
    }

    /** The series of these units with expected readings, without their definitions. */
    public Map<UnitId, List<SeriesId>> awaitedOf(Collection<UnitId> units) {
        return jdbc
                .sql("""
                        select unit, series from indicator where unit = any(:units) and retired_on is null
                        order by unit, code
                        """)
                .param("units", units.stream().map(UnitId::value).toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(new UnitId(row.getString("unit")), new SeriesId(row.getInt("series"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * Those with expected readings. Costs so many rows of an index, however many there are.
     *
     * @param most on each side
     */
    public Neighbours<Indicator> neighboursOf(Indicator indicator, Locale language, int most) {
        return new Neighbours<>(
                beside(indicator, language, "<", "desc", most).reversed(),
                beside(indicator, language, ">", "asc", most));
    }

    private List<Indicator> beside(Indicator indicator, Locale language, String side, String order, int most) {
        var name = sortName(language.getLanguage());
        return jdbc.sql("select * from indicator where unit = :unit and retired_on is null and (" + name + ", series) "
                        + side + " (select " + name + ", series from indicator where series = :series) order by " + name
                        + " " + order + ", series " + order + " limit :most")
                .param("unit", indicator.unit().value())
                .param("series", indicator.series().value())
                .param("most", most)
                .query(Indicators::indicator)
                .list();
    }

    /** The language as a literal, since an index has the names of one language. */
    private static String sortName(String language) {
        return "sort_name(names, '" + (language.matches("[a-z]{2,8}") ? language : "en") + "')";
    }

    public Optional<Indicator> find(SeriesId series) {
        return jdbc.sql("select * from indicator where series = :series")
                .param("series", series.value())
                .query(Indicators::indicator)
                .optional();
    }

    public Map<SeriesId, Indicator> find(Collection<SeriesId> series) {
        return jdbc
                .sql("select * from indicator where series = any(:series)")
                .param("series", series.stream().map(SeriesId::value).toArray(Integer[]::new))
                .query(Indicators::indicator)
                .list()
                .stream()
                .collect(Collectors.toMap(Indicator::series, Function.identity()));
    }

    /** Retires the series. An earlier retirement keeps its day. */
    void retire(SeriesId series, LocalDate day) {
        jdbc.sql("update indicator set retired_on = :day where series = :series and retired_on is null")
                .param("day", day)
                .param("series", series.value())
                .update();
    }

    /** Upserts the indicator. A retired one expects readings again. */
    Change put(UnitId unit, IndicatorDefinition definition) {
        return jdbc.sql("""
                        with earlier as (select lowest, highest, nature, measure from indicator where unit = :unit and code = :code)
                        insert into indicator (unit, code, names, measure, measure_names, nature, good_direction,
                                               lowest, highest, capability, potentiality, recovery_hours, harm)
                        values (:unit, :code, :names::jsonb, :measure, :measureNames::jsonb, :nature, :goodDirection,
                                :lowest, :highest, :capability, :potentiality, :recoveryHours, :harm)
                        on conflict (unit, code) do update set
                          names = excluded.names, measure = excluded.measure,
                          measure_names = excluded.measure_names, nature = excluded.nature,
                          good_direction = excluded.good_direction, lowest = excluded.lowest, highest = excluded.highest,
                          capability = excluded.capability, potentiality = excluded.potentiality,
                          recovery_hours = excluded.recovery_hours, harm = excluded.harm, retired_on = null
                        returning series, exists (select from earlier
                          where (earlier.lowest, earlier.highest, earlier.nature)
                            is distinct from (indicator.lowest, indicator.highest, indicator.nature))
                          as judged_otherwise, coalesce((select measure from earlier), indicator.measure) as measure_before
                        """)
                .param("unit", unit.value())
                .param("code", definition.code().value())
                .param("names", JSON.writeValueAsString(definition.names()))
                .param("measure", definition.unitOfMeasure())
                .param("measureNames", JSON.writeValueAsString(definition.measureNames()))
                .param("nature", definition.type().name())
                .param("goodDirection", definition.goodDirection().name())
                .param("lowest", definition.lowest())
                .param("highest", definition.highest())
                .param("capability", definition.levels().capability())
                .param("potentiality", definition.levels().potentiality())
                .param("recoveryHours", definition.recoveryTime().toSeconds() / SECONDS_PER_HOUR)
                .param("harm", definition.harm())
                .query((row, number) -> new Change(
                        new SeriesId(row.getInt("series")),
                        row.getBoolean("judged_otherwise"),
                        row.getString("measure_before")))
                .single();
    }

    private static Indicator indicator(ResultSet row, int number) throws SQLException {
        return new Indicator(
                new SeriesId(row.getInt("series")),
                new UnitId(row.getString("unit")),
                new IndicatorDefinition(
                        new IndicatorCode(row.getString("code")),
                        JSON.readValue(row.getString("names"), new TypeReference<Map<String, String>>() {}),
                        new IndicatorDefinition.Measure(
                                row.getString("measure"),
                                JSON.readValue(
                                        row.getString("measure_names"),
                                        new TypeReference<Map<String, MeasureName>>() {})),
                        IndicatorType.valueOf(row.getString("nature")),
                        GoodDirection.valueOf(row.getString("good_direction")),
                        new IndicatorDefinition.PossibleRange(
                                number(row, "lowest"),
                                number(row, "highest"),
                                number(row, "capability"),
                                number(row, "potentiality")),
                        new IndicatorDefinition.AlertTerms(
                                Duration.ofSeconds(Math.round(row.getDouble("recovery_hours") * SECONDS_PER_HOUR)),
                                row.getBoolean("harm"))),
                row.getObject("retired_on", LocalDate.class));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Double.class);
    }

    /**
     * The effect of an indicator's change on its readings.
     *
     * @param judgedOtherwise whether bounds or type changed, so that days are judged again
     * @param measureBefore the unit of measure before the change
     */
    record Change(SeriesId series, boolean judgedOtherwise, String measureBefore) {}
}
