package coop.minga.analytics.calibration;

import java.time.LocalDate;
import java.util.Collection;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.verdict.Proportion;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts alerts that soon closed by themselves, perhaps unnecessary ones. */
final class SelfResolvedAlerts {

    private final JdbcClient jdbc;

    SelfResolvedAlerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The proportion of these units' alerts that recovered within seven days. */
    Proportion of(Collection<UnitId> units, LocalDate since) {
        return jdbc.sql("""
                        select count(*) as alerts, count(*) filter
                          (where state = 'RECOVERED' and closed_at <= opened_at + interval '7 days') as quick
                        from alert where day >= :since and unit = any(:units)
                        """)
                .param("since", since)
                .param("units", units.stream().map(UnitId::value).toArray(String[]::new))
                .query((row, number) -> new Proportion(row.getLong("quick"), row.getLong("alerts")))
                .single();
    }
}
