package coop.minga.analytics.series;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.List;

import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every statement that was ever made; rows are only added. */
public final class Statements {

    private static final String COPY = "copy statement (series, day, stated_at, report, value) from stdin";

    private final JdbcTemplate jdbc;

    public Statements(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the rows by COPY on the connection of the running transaction. */
    public void add(List<StatementRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var lines = new StringBuilder(rows.size() * 64);
        rows.forEach(row -> lines.append(row.series().value())
                .append('\t')
                .append(row.day())
                .append('\t')
                .append(row.statedAt())
                .append('\t')
                .append(row.report())
                .append('\t')
                .append(row.value())
                .append('\n'));
        jdbc.execute((Connection connection) -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(COPY, new StringReader(lines.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
