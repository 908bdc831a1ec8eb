package coop.minga.analytics.verdict;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.ingest.contract.IndicatorType;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Coverage and flags by unit since a day. Reads weekly counts and flagged days in one pass each. The caller checks
 * permissions.
 */
public final class VerdictStatistics {

    private final JdbcClient jdbc;

    public VerdictStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The Monday from which days are counted. */
    public static LocalDate firstDay(LocalDate since) {
        return JudgedWeeks.weekOf(since);
    }

    /** The coverage of a unit's indicators of one type. */
    public record Outcome(UnitId unit, IndicatorType nature, Coverage coverage) {}

    /** Since the Monday of the day's week. */
    public List<Outcome> outcomes(LocalDate since) {
        return jdbc.sql("""
                        select unit, nature, sum(days) as days, sum(readings) as readings,
                               sum(in80) as in80, sum(in95) as in95, sum(in99) as in99,
                               sum(below005) as below005, sum(below025) as below025, sum(below10) as below10,
                               sum(below50) as below50, sum(below90) as below90, sum(below975) as below975,
                               sum(below995) as below995
                        from judged_week join indicator using (series)
                        where week >= :since group by unit, nature
                        """)
                .param("since", firstDay(since))
                .query(VerdictStatistics::outcome)
                .list();
    }

    /** Since the same Monday. */
    public List<FlagCount> flags(LocalDate since) {
        return jdbc.sql("""
                        select unit, coalesce(case when flagged then kind end, raised) as called, not flagged as retracted,
                               settled, greatest(0, day - onset) as delay, count(*) as flags
                        from judged_day join indicator using (series)
                        where raised is not null and day >= :since group by 1, 2, 3, 4, 5
                        """)
                .param("since", firstDay(since))
                .query((row, number) -> new FlagCount(
                        new UnitId(row.getString("unit")),
                        VerdictKind.valueOf(row.getString("called")),
                        row.getBoolean("retracted"),
                        row.getBoolean("settled"),
                        row.getInt("delay"),
                        row.getLong("flags")))
                .list();
    }

    private static Outcome outcome(ResultSet row, int number) throws SQLException {
        return new Outcome(
                new UnitId(row.getString("unit")),
                IndicatorType.valueOf(row.getString("nature")),
                new Coverage(
                        row.getLong("days"),
                        row.getLong("readings"),
                        row.getLong("in80"),
                        row.getLong("in95"),
                        row.getLong("in99"),
                        below(row)));
    }

    private static List<Long> below(ResultSet row) throws SQLException {
        var below = Stream.<Long>builder();
        for (var column : List.of("005", "025", "10", "50", "90", "975", "995")) {
            below.add(row.getLong("below" + column));
        }
        return below.build().toList();
    }
}
