package coop.minga.analytics.series;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows for COPY into a table. Texts must not contain tab, line end or backslash. */
public final class CopyIn {

    private final String statement;
    private final StringBuilder lines = new StringBuilder();
    private boolean started;

    /** @param statement {@code copy TABLE (COLUMNS) from stdin} */
    public CopyIn(String statement) {
        this.statement = statement;
    }

    /** The next fields of the row. */
    public void add(@Nullable Object... fields) {
        for (var field : fields) {
            if (started) {
                lines.append('\t');
            }
            lines.append(field == null ? "\\N" : field);
            started = true;
        }
    }

    public void endRow() {
        lines.append('\n');
        started = false;
    }

    /** Stores the rows on the connection of the running transaction. */
    public void into(JdbcTemplate jdbc) {
        if (lines.isEmpty()) {
            return;
        }
        jdbc.execute((Connection connection) -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(statement, new StringReader(lines.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
