package coop.minga.ingest.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;

/** The last statement of each indicator and day, null if it is withdrawn; only changes are stated again. */
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

    /** @param fileTime when the file was written that states them */
    void remember(CooperativeId cooperative, List<Statement> statements, Instant fileTime) throws SQLException {
        keepCorrected(cooperative, statements);
        String upsert = """
                insert into stated (cooperative, indicator, day, value, unit, file_time) values (?, ?, ?, ?, ?, ?)
                on conflict do update set value = excluded.value, unit = excluded.unit, file_time = excluded.file_time
                """;
        try (PreparedStatement update = connection.prepareStatement(upsert)) {
            for (Statement statement : statements) {
                update.setLong(6, fileTime.toEpochMilli());
                update.setString(1, cooperative.value());
                update.setString(2, statement.indicator().value());
                update.setLong(3, statement.day().toEpochDay());
                update.setObject(4, statement.stated());
                update.setString(5, statement.unitOfMeasure());
                update.executeUpdate();
            }
        }
    }

    /** Those that would bring back a value that was corrected since, or that come from an older file than the value that holds. */
    List<Statement> overruling(CooperativeId cooperative, List<Statement> changed, Instant fileTime)
            throws SQLException {
        String select = """
                select 1 from stated
                where cooperative = ?1 and indicator = ?2 and day = ?3 and (file_time > ?4 or exists (
                    select 1 from corrected
                    where cooperative = ?1 and indicator = ?2 and day = ?3 and value = ?5))
                """;
        List<Statement> overruling = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(select)) {
            for (Statement statement : changed) {
                query.setString(1, cooperative.value());
                query.setString(2, statement.indicator().value());
                query.setLong(3, statement.day().toEpochDay());
                query.setLong(4, fileTime.toEpochMilli());
                query.setObject(5, statement.stated());
                try (ResultSet rows = query.executeQuery()) {
                    if (rows.next()) {
                        overruling.add(statement);
                    }
                }
            }
        }
        return overruling;
    }

    NavigableMap<LocalDate, Double> values(CooperativeId cooperative, IndicatorCode indicator) throws SQLException {
        String select = """
                select day, value from stated where cooperative = ? and indicator = ? and value is not null
                """;
        NavigableMap<LocalDate, Double> values = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(select)) {
            query.setString(1, cooperative.value());
            query.setString(2, indicator.value());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    values.put(LocalDate.ofEpochDay(rows.getLong(1)), rows.getDouble(2));
                }
            }
        }
        return values;
    }

    private void keepCorrected(CooperativeId cooperative, List<Statement> statements) throws SQLException {
        String insert = """
                insert into corrected (cooperative, day, indicator, value)
                select cooperative, day, indicator, value from stated
                where cooperative = ?1 and indicator = ?2 and day = ?3 and value is not ?4 and value is not null
                on conflict do nothing
                """;
        try (PreparedStatement update = connection.prepareStatement(insert)) {
            for (Statement statement : statements) {
                update.setString(1, cooperative.value());
                update.setString(2, statement.indicator().value());
                update.setLong(3, statement.day().toEpochDay());
                update.setObject(4, statement.stated());
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
                    double value = rows.getDouble(3);
                    known.add(new Statement(indicator, day, rows.wasNull() ? null : value, rows.getString(4)));
                }
            }
        }
        return known;
    }
}
