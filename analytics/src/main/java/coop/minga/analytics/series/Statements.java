package coop.minga.analytics.series;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

/** Every statement that was ever made; rows are only added. */
public final class Statements {

    private static final String COPY = "copy statement (series, day, stated_at, report, value) from stdin";

    private final JdbcTemplate template;

    public Statements(JdbcTemplate template) {
        this.template = template;
    }

    /** Stores the rows, which are recorded together with their reports. */
    public void add(List<StatementRow> rows) {
        var copy = new CopyIn(COPY);
        for (var row : rows) {
            copy.add(row.series(), row.day(), row.statedAt(), row.report(), row.value());
            copy.endRow();
        }
        copy.into(template);
    }
}
