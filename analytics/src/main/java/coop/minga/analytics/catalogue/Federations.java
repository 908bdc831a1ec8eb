package coop.minga.analytics.catalogue;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import coop.minga.analytics.clock.FederationClock;
import coop.minga.ingest.contract.FederationId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database's one federation, and its persisted clock. */
public final class Federations {

    private final JdbcClient jdbc;
    private final Clock machine;

    public Federations(JdbcClient jdbc, Clock machine) {
        this.jdbc = jdbc;
        this.machine = machine;
    }

    public Optional<FederationId> id() {
        return jdbc.sql("select id from federation")
                .query(String.class)
                .optional()
                .map(FederationId::new);
    }

    public Optional<String> name() {
        return jdbc.sql("select name from federation").query(String.class).optional();
    }

    /** The persisted clock; the machine's own while there is no federation. */
    public FederationClock clock() {
        return jdbc.sql("select clock_anchor, clock_origin, clock_rate from federation")
                .query((row, number) -> new FederationClock(
                        machine,
                        row.getTimestamp("clock_anchor").toInstant(),
                        row.getTimestamp("clock_origin").toInstant(),
                        row.getDouble("clock_rate")))
                .optional()
                .orElseGet(() -> new FederationClock(machine, machine.instant(), machine.instant(), 1));
    }

    /** Names the federation. Its clock starts as the machine's, or stays. */
    void put(FederationId id, String name) {
        var now = Timestamp.from(machine.instant());
        jdbc.sql("""
                        insert into federation (id, name, clock_anchor, clock_origin, clock_rate)
                        values (:id, :name, :now, :now, 1)
                        on conflict (id) do update set name = excluded.name
                        """)
                .param("id", id.value())
                .param("name", name)
                .param("now", now)
                .update();
    }

    /** Sets the federation's clock to a time and a rate, from now on. */
    public void setClock(Instant origin, double rate) {
        jdbc.sql("update federation set clock_anchor = :anchor, clock_origin = :origin, clock_rate = :rate")
                .param("anchor", Timestamp.from(machine.instant()))
                .param("origin", Timestamp.from(origin))
                .param("rate", rate)
                .update();
    }
}
