package coop.minga.ingest.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import coop.minga.ingest.contract.KeyId;
import coop.minga.ingest.contract.Report;
import coop.minga.ingest.contract.SignedReport;

/** The reports of the spool, accessed in the caller's transaction. */
final class ReportTable {
    private final Connection connection;

    ReportTable(Connection connection) {
        this.connection = connection;
    }

    long nextSequence() throws SQLException {
        return number("select coalesce(max(sequence), 0) + 1 from report");
    }

    /** Time of the latest report, or the epoch if there is none. */
    Instant lastStatedAt() throws SQLException {
        return Instant.ofEpochMilli(
                number("select coalesce((select stated_at from report order by sequence desc limit 1), 0)"));
    }

    void add(Report report, SignedReport signed, Instant now) throws SQLException {
        String insert = """
                insert into report (sequence, stated_at, payload, key, signature, spooled_at) values (?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, report.sequence());
            statement.setLong(2, report.statedAt().toEpochMilli());
            statement.setBytes(3, signed.payload());
            statement.setString(4, signed.key().value());
            statement.setBytes(5, signed.signature());
            statement.setLong(6, now.toEpochMilli());
            statement.executeUpdate();
        }
    }

    List<SpooledReport> waiting(long after, int most) throws SQLException {
        String select = """
                select sequence, payload, key, signature from report
                where acknowledged_at is null and sequence > ? order by sequence limit ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, after);
            statement.setInt(2, most);
            return read(statement);
        }
    }

    void acknowledge(Collection<Long> sequences, Instant now) throws SQLException {
        String update = "update report set sent_at = ?, acknowledged_at = ? where sequence = ?";
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (long sequence : sequences) {
                statement.setLong(1, now.toEpochMilli());
                statement.setLong(2, now.toEpochMilli());
                statement.setLong(3, sequence);
                statement.executeUpdate();
            }
        }
    }

    /** Marks reports from this number and spooling time as unsent. */
    int sendAgain(long fromSequence, Instant since) throws SQLException {
        String update = """
                update report set sent_at = null, acknowledged_at = null where sequence >= ? and spooled_at >= ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setLong(1, fromSequence);
            statement.setLong(2, since.toEpochMilli());
            return statement.executeUpdate();
        }
    }

    long number(String select) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet rows = statement.executeQuery()) {
            return rows.getLong(1);
        }
    }

    private static List<SpooledReport> read(PreparedStatement statement) throws SQLException {
        List<SpooledReport> reports = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                SignedReport signed =
                        new SignedReport(rows.getBytes(2), new KeyId(rows.getString(3)), rows.getBytes(4));
                reports.add(new SpooledReport(rows.getLong(1), signed));
            }
        }
        return reports;
    }
}
