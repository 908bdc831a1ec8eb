package coop.minga.analytics.verdict;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.clock.TimeBounds;
import coop.minga.analytics.filter.result.Basis;
import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.ProcessProbabilities;
import coop.minga.analytics.filter.result.TransformKind;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.series.CopyIn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The current forecasts and verdicts of every day. */
public final class JudgedDays {

    private static final String COLUMNS = """
            series, day, value, median, mean, low80, high80, low95, high95, low99, high99,
            kind, direction, confidence, surprisal, p_value, settled, flagged, onset,
            transient_probability, level_probability, slope_probability, transform, is_count, readings_needed, raised, normal_score,
            pooled_median, pooled_low80, pooled_high80, pooled_low95, pooled_high95, pooled_low99, pooled_high99
            """;

    /** For days judged before p-values were stored: never listed. */
    private static final Double NOT_KNOWN = 1.0;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final JudgedWeeks weeks;

    public JudgedDays(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.weeks = new JudgedWeeks(jdbc);
    }

    public List<JudgedDay> between(SeriesId series, LocalDate first, LocalDate last) {
        return jdbc.sql("select * from judged_day where series = :series and day between :first and :last order by day")
                .param("series", series.value())
                .param("first", first)
                .param("last", last)
                .query(JudgedDays::judgedDay)
                .list();
    }

    /** The series among these with a judged reading before the day. */
    public Set<SeriesId> withReadingsBefore(Collection<SeriesId> series, LocalDate day) {
        return jdbc
                .sql("""
                        select asked.series from unnest(:series) as asked (series) cross join lateral
                          (select day from judged_day
                           where judged_day.series = asked.series and day < :day and value is not null
                           order by day desc limit 1) as earlier
                        """)
                .param("series", series.stream().map(SeriesId::value).toArray(Integer[]::new))
                .param("day", day)
                .query(Integer.class)
                .list()
                .stream()
                .map(SeriesId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The last day judged, empty while none is. */
    public Optional<LocalDate> last(SeriesId series) {
        return jdbc.sql("select day from series_now where series = :series")
                .param("series", series.value())
                .query(LocalDate.class)
                .optional();
    }

    /** Whether another version of the filter judged days of the series. */
    boolean areOfAnotherVersion(SeriesId series, int version) {
        return jdbc.sql("""
                        select exists (select from series_now
                                       where series = :series and filter_version is distinct from :version)
                        """)
                .param("series", series.value())
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    /** The series last judged by another version. */
    List<SeriesId> ofAnotherVersion(int version) {
        return jdbc
                .sql("select series from series_now where filter_version is distinct from :version order by series")
                .param("version", version)
                .query(Integer.class)
                .list()
                .stream()
                .map(SeriesId::new)
                .toList();
    }

    /**
     * Replaces everything from the run's first day on.
     *
     * @param version of the filter, set for all days of the series
     */
    void replace(JudgedRun run, int version) {
        var series = run.indicator().series();
        forgetFrom(series, run.from());
        rows(run, "copy judged_day").into(template);
        shown(run, version);
    }

    /**
     * Replaces everything from a day on by the days of a finished replay.
     *
     * @param version of the filter
     */
    JudgedRun publishReplay(Indicator indicator, LocalDate from, int version) {
        var series = indicator.series();
        forgetFrom(series, from);
        jdbc.sql("insert into judged_day (" + COLUMNS + ") select " + COLUMNS
                        + " from replayed_day where series = :series and day >= :from")
                .param("series", series.value())
                .param("from", from)
                .update();
        var days =
                between(series, from, TimeBounds.LATEST).stream().collect(Collectors.toMap(JudgedDay::day, day -> day));
        var run = new JudgedRun(indicator, from, new TreeMap<>(days));
        shown(run, version);
        return run;
    }

    private void forgetFrom(SeriesId series, LocalDate day) {
        jdbc.sql("delete from judged_day where series = :series and day >= :day")
                .param("series", series.value())
                .param("day", day)
                .update();
    }

    private void shown(JudgedRun run, int version) {
        var series = run.indicator().series();
        weeks.refresh(series, run.from());
        run.last().ifPresent(last -> now(series, last, version));
    }

    private void now(SeriesId series, JudgedDay day, int version) {
        var band = Optional.ofNullable(day.shown());
        var verdict = Optional.ofNullable(day.verdict());
        jdbc.sql("""
                        insert into series_now (series, day, value, median, low, high, kind, direction, surprisal, p_value,
                                                flagged, filter_version)
                        values (:series, :day, :value, :median, :low, :high, :kind, :direction, :surprisal, :p_value,
                                :flagged, :version)
                        on conflict (series) do update set day = excluded.day, value = excluded.value,
                          median = excluded.median, low = excluded.low, high = excluded.high, kind = excluded.kind,
                          direction = excluded.direction, surprisal = excluded.surprisal, p_value = excluded.p_value,
                          flagged = excluded.flagged, filter_version = excluded.filter_version
                        """)
                .param("series", series.value())
                .param("day", day.day())
                .param("value", day.value())
                .param("median", band.map(ForecastBand::median).orElse(null))
                .param("low", band.map(each -> each.central80().low()).orElse(null))
                .param("high", band.map(each -> each.central80().high()).orElse(null))
                .param("kind", verdict.map(each -> each.kind().name()).orElse(null))
                .param("direction", verdict.map(each -> each.direction().name()).orElse(null))
                .param("surprisal", verdict.map(Verdict::tailSurprisal).orElse(null))
                .param("p_value", verdict.map(Verdict::detectorPValue).orElse(null))
                .param("flagged", day.flagged())
                .param("version", version)
                .update();
    }

    /** @param copyTable {@code copy TABLE}, which has the columns of judged days */
    static CopyIn rows(JudgedRun run, String copyTable) {
        var copy = new CopyIn(copyTable + " (" + COLUMNS + ") from stdin");
        for (var day : run.inOrder()) {
            copy.add(run.indicator().series(), day.day(), day.value());
            band(copy, day.band());
            verdict(copy, day.verdict());
            processes(copy, day.details().processes());
            basis(copy, day.details().basis());
            copy.add(day.raised());
            copy.add(day.details().normalScore());
            pooled(copy, day.bands().pooled());
            copy.endRow();
        }
        return copy;
    }

    private static void band(CopyIn copy, @Nullable ForecastBand band) {
        if (band == null) {
            copy.add(null, null, null, null, null, null, null, null);
            return;
        }
        copy.add(band.median(), band.mean());
        intervals(copy, band);
    }

    /** Its mean is that of the forecast without borrowed quantiles. */
    private static void pooled(CopyIn copy, @Nullable ForecastBand band) {
        if (band == null) {
            copy.add(null, null, null, null, null, null, null);
            return;
        }
        copy.add(band.median());
        intervals(copy, band);
    }

    private static void intervals(CopyIn copy, ForecastBand band) {
        for (var interval : List.of(band.central80(), band.central95(), band.central99())) {
            copy.add(interval.low(), interval.high());
        }
    }

    private static void verdict(CopyIn copy, @Nullable Verdict verdict) {
        if (verdict == null) {
            copy.add(null, null, null, null, null, null, false, null);
            return;
        }
        copy.add(
                verdict.kind(),
                verdict.direction(),
                verdict.confidence(),
                verdict.tailSurprisal(),
                verdict.detectorPValue(),
                verdict.settled(),
                verdict.flagged(),
                verdict.onset());
    }

    private static void processes(CopyIn copy, @Nullable ProcessProbabilities processes) {
        if (processes == null) {
            copy.add(null, null, null);
            return;
        }
        copy.add(processes.transientOnly(), processes.level(), processes.slope());
    }

    private static void basis(CopyIn copy, @Nullable Basis basis) {
        if (basis == null) {
            copy.add(null, null, null);
            return;
        }
        copy.add(basis.transform(), basis.isCount(), basis.readingsNeeded());
    }

    private static JudgedDay judgedDay(ResultSet row, int number) throws SQLException {
        var raised = row.getString("raised");
        return new JudgedDay(
                row.getObject("day", LocalDate.class),
                row.getObject("value", Double.class),
                new JudgedDay.Bands(band(row, ""), band(row, "pooled_")),
                verdict(row),
                raised == null ? null : VerdictKind.valueOf(raised),
                new JudgedDay.Details(row.getObject("normal_score", Double.class), processes(row), basis(row)));
    }

    private static @Nullable ProcessProbabilities processes(ResultSet row) throws SQLException {
        if (row.getObject("transient_probability") == null) {
            return null;
        }
        return ProcessProbabilities.of(
                row.getDouble("transient_probability"),
                row.getDouble("level_probability"),
                row.getDouble("slope_probability"));
    }

    private static @Nullable Basis basis(ResultSet row) throws SQLException {
        var transform = row.getString("transform");
        return transform == null
                ? null
                : new Basis(
                        TransformKind.valueOf(transform), row.getBoolean("is_count"), row.getInt("readings_needed"));
    }

    private static @Nullable ForecastBand band(ResultSet row, String whose) throws SQLException {
        if (row.getObject(whose + "median") == null) {
            return null;
        }
        var median = row.getDouble(whose + "median");
        return new ForecastBand(
                median,
                Optional.ofNullable(row.getObject("mean", Double.class)).orElse(median),
                new Interval(row.getDouble(whose + "low80"), row.getDouble(whose + "high80")),
                new Interval(row.getDouble(whose + "low95"), row.getDouble(whose + "high95")),
                new Interval(row.getDouble(whose + "low99"), row.getDouble(whose + "high99")));
    }

    private static @Nullable Verdict verdict(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        if (kind == null) {
            return null;
        }
        var classification = new Classification(
                VerdictKind.valueOf(kind),
                Direction.valueOf(row.getString("direction")),
                row.getObject("onset", LocalDate.class),
                row.getDouble("confidence"));
        return new Verdict(
                classification,
                row.getDouble("surprisal"),
                Optional.ofNullable(row.getObject("p_value", Double.class)).orElse(NOT_KNOWN),
                row.getBoolean("settled"),
                row.getBoolean("flagged"));
    }
}
