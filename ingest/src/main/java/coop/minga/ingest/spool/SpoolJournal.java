package coop.minga.ingest.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import coop.minga.ingest.contract.StreamId;

/** Stream, processed files and problems, accessed in the caller's transaction. */
final class SpoolJournal {
    private static final String REFUSAL = "refusal";
    private static final String NOTE = "note";

    private final Connection connection;

    SpoolJournal(Connection connection) {
        this.connection = connection;
    }

    /** The spool's stream, created on first use. */
    StreamId stream() throws SQLException {
        String known = text("select id from stream");
        if (!known.isEmpty()) {
            return new StreamId(UUID.fromString(known));
        }
        StreamId made = new StreamId(UUID.randomUUID());
        update("insert into stream (id) values (?)", made.toString());
        return made;
    }

    boolean withoutStream() throws SQLException {
        return text("select id from stream").isEmpty();
    }

    void remember(ProcessedFile file, Instant now) throws SQLException {
        update(
                """
                insert into file (name, content_hash, file_time, accepted_values, refused_rows, taken_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict do update set file_time = excluded.file_time, accepted_values = excluded.accepted_values,
                    refused_rows = excluded.refused_rows, taken_at = excluded.taken_at
                """,
                file.name(),
                file.contentHash(),
                file.modified().toEpochMilli(),
                file.acceptedValues(),
                file.refusedRows(),
                now.toEpochMilli());
        rememberLast(REFUSAL, file.refusal(), now);
        rememberLast(NOTE, file.note(), now);
    }

    /** Whether a file with this content was taken before, under any name. */
    boolean taken(String contentHash) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from file where content_hash = ?")) {
            query.setString(1, contentHash);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The files taken last, newest first. */
    List<FileHistoryEntry> files(int most) throws SQLException {
        String select = """
                select name, content_hash, file_time, taken_at, accepted_values, refused_rows
                from file order by taken_at desc, name limit ?
                """;
        List<FileHistoryEntry> files = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(select)) {
            query.setInt(1, most);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    files.add(new FileHistoryEntry(
                            rows.getString(1),
                            rows.getString(2),
                            Instant.ofEpochMilli(rows.getLong(3)),
                            Instant.ofEpochMilli(rows.getLong(4)),
                            rows.getInt(5),
                            rows.getInt(6)));
                }
            }
        }
        return files;
    }

    /** Names of the questions that somebody was told of. */
    Set<String> told() throws SQLException {
        Set<String> told = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement("select question from told");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                told.add(rows.getString(1));
            }
        }
        return told;
    }

    void rememberTold(String question, Instant now) throws SQLException {
        update(
                "insert into told (question, told_at) values (?, ?) on conflict do nothing",
                question,
                now.toEpochMilli());
    }

    private void rememberLast(String subject, String words, Instant now) throws SQLException {
        if (!words.isEmpty()) {
            problem(subject, now.truncatedTo(ChronoUnit.SECONDS) + " " + words, now);
        }
    }

    void problem(String subject, String words, Instant now) throws SQLException {
        if (words.isEmpty()) {
            update("delete from problem where subject = ?", subject);
            return;
        }
        update("""
                insert into problem (subject, words, since) values (?, ?, ?)
                on conflict do update set words = excluded.words, since = excluded.since
                """, subject, words, now.toEpochMilli());
    }

    /** Clears all problems whose subject has this prefix. */
    void forgetProblems(String prefix) throws SQLException {
        update("delete from problem where substr(subject, 1, length(?)) = ?", prefix, prefix);
    }

    SpoolStatus status() throws SQLException {
        String select = """
                select (select id from stream), count(*), count(sent_at), count(acknowledged_at),
                    (select count(*) from file), (select coalesce(sum(accepted_values), 0) from file),
                    (select coalesce(sum(refused_rows), 0) from file)
                from report
                """;
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet rows = statement.executeQuery()) {
            return new SpoolStatus(
                    new StreamId(UUID.fromString(rows.getString(1))),
                    new SpoolStatus.Reports(rows.getLong(2), rows.getLong(3), rows.getLong(4)),
                    new SpoolStatus.Files(rows.getLong(5), rows.getLong(6), rows.getLong(7)),
                    new SpoolStatus.Words(
                            text("select words from problem where subject = 'refusal'"),
                            text("select words from problem where subject = 'note'"),
                            text(
                                    "select group_concat(words, '; ') from problem where subject not in ('refusal', 'note')"),
                            text("select words from problem where subject = 'broker'")));
        }
    }

    private String text(String select) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet rows = statement.executeQuery()) {
            String text = rows.next() ? rows.getString(1) : null;
            return text == null ? "" : text;
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.executeUpdate();
        }
    }
}
