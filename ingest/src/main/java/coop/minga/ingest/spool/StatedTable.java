package coop.minga.ingest.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;

import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;

/** The last statement of each indicator and day; only changes are stated again. */
final class StatedTable {
    private final Connection connection;

    StatedTable(Connection connection) {
        this.connection = connection;
    }

    /** The new or changed statements. */
    List<Statement> changed(CooperativeId cooperative, List<Statement> statements) throws SQLException {
        if (statements.isEmpty()) {
            return List.of();
        }
        LongSummaryStatistics days =
                statements.stream().mapToLong(each -> each.day().toEpochDay()).summaryStatistics();
        Set<Statement> known = known(cooperative, days.getMin(), days.getMax());
        return statements.stream().filter(each -> !known.contains(each)).toList();
    }

    void remember(CooperativeId cooperative, List<Statement> statements) throws SQLException {
        String upsert = """
                insert into stated (cooperative, indicator, day, value, unit) values (?, ?, ?, ?, ?)
                on conflict do update set value = excluded.value, unit = excluded.unit
                """;
        try (PreparedStatement update = connection.prepareStatement(upsert)) {
            for (Statement statement : statements) {
                update.setString(1, cooperative.value());
                update.setString(2, statement.indicator().value());
                update.setLong(3, statement.day().toEpochDay());
                update.setDouble(4, statement.value());
                update.setString(5, statement.unitOfMeasure());
                update.executeUpdate();
            }
        }
    }

    private Set<Statement> known(CooperativeId cooperative, long firstDay, long lastDay) throws SQLException {
        String select = """
                select indicator, day, value, unit from stated where cooperative = ? and day between ? and ?
                """;
        Set<Statement> known = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(select)) {
            query.setString(1, cooperative.value());
            query.setLong(2, firstDay);
            query.setLong(3, lastDay);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    LocalDate day = LocalDate.ofEpochDay(rows.getLong(2));
                    IndicatorCode indicator = new IndicatorCode(rows.getString(1));
                    known.add(new Statement(indicator, day, rows.getDouble(3), rows.getString(4)));
                }
            }
        }
        return known;
    }
}
