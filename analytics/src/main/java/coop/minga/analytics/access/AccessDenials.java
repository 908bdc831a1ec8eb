package coop.minga.analytics.access;

import java.sql.Timestamp;
import java.time.Clock;

import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.people.PersonId;
import coop.minga.ingest.contract.SafeText;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Denied acts: one row a day for person or address and target, with a count. */
public final class AccessDenials {

    private final JdbcClient jdbc;
    private final Units units;
    private final Clock clock;

    /** @param clock the federation's */
    public AccessDenials(JdbcClient jdbc, Units units, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.clock = clock;
    }

    /** Records a denial of a signed-in person. */
    void record(PersonId person, String action, String target) {
        record(person.value(), "", action, target);
    }

    /** Records a denial of an anonymous client, by address. */
    public void recordAnonymous(String address, String action, String target) {
        record("", address, action, target);
    }

    private void record(String person, String address, String action, String target) {
        var now = clock.instant();
        jdbc.sql("""
                        insert into access_denial (day, person, address, action, target, at, last_at)
                        values (:day, :person, :address, :action, :target, :now, :now)
                        on conflict (day, person, address, action, target)
                          do update set times = access_denial.times + 1, last_at = excluded.last_at
                        """)
                .param("day", units.today(now))
                .param("person", person)
                .param("address", SafeText.replaceControls(address))
                .param("action", action)
                .param("target", SafeText.replaceControls(target))
                .param("now", Timestamp.from(now))
                .update();
    }
}
