package coop.minga.deploy.check;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the database refuse or delay new rows of a table, a number of times or until called off. */
final class FailingTable {

    private final JdbcClient tables;
    private final String table;

    private FailingTable(JdbcClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    static FailingTable of(JdbcClient tables, String table) {
        return of(tables, table, Integer.MAX_VALUE);
    }

    static FailingTable of(JdbcClient tables, String table, int times) {
        return of(tables, table, "insert or update", times);
    }

    /** Refuses only changes of this column. */
    static FailingTable ofColumn(JdbcClient tables, String table, String column) {
        return of(tables, table, "update of " + column, Integer.MAX_VALUE);
    }

    /** Fails the first transactions with this SQLSTATE, such as 40001 (serialization failure). */
    static FailingTable withState(JdbcClient tables, String table, String state, int times) {
        return of(tables, table, "insert or update", times, refusal(state));
    }

    /** Delays each new row. */
    static FailingTable hanging(JdbcClient tables, String table, Duration each) {
        return hanging(tables, table, each, Integer.MAX_VALUE);
    }

    /** Delays the first new rows. */
    static FailingTable hanging(JdbcClient tables, String table, Duration each, int times) {
        var sleep = "perform pg_sleep(%d)".formatted(each.toSeconds());
        return of(tables, table, "insert", times, sleep);
    }

    private static FailingTable of(JdbcClient tables, String table, String change, int times) {
        return of(tables, table, change, times, refusal("P0001"));
    }

    private static String refusal(String state) {
        return "raise exception 'not yet' using errcode = '%s'".formatted(state);
    }

    private static FailingTable of(JdbcClient tables, String table, String change, int times, String act) {
        tables.sql("create sequence refused_" + table).update();
        tables.sql("""
                        create function refuse_%1$s() returns trigger language plpgsql as $$
                        begin
                          if nextval('refused_%1$s') <= %2$d then %3$s; end if;
                          return new;
                        end $$
                        """.formatted(table, times, act)).update();
        tables.sql("""
                        create trigger refuse_%1$s before %2$s on %1$s
                        for each row execute function refuse_%1$s()
                        """.formatted(table, change)).update();
        return new FailingTable(tables, table);
    }

    /** The number of attempts. A sequence counts rolled back transactions too. */
    long attempts() {
        return tables.sql("select case when is_called then last_value else 0 end from refused_" + table)
                .query(Long.class)
                .single();
    }

    void callOff() {
        tables.sql("drop trigger refuse_" + table + " on " + table).update();
    }
}
