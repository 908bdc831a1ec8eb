package coop.minga.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.vaadin.flow.server.VaadinSession;
import coop.minga.analytics.AnalyticsConfiguration;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.notify.ChangeTopic;
import jakarta.servlet.http.HttpSession;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;

/**
 * A running room with three cooperatives. The bakery hides its readings; the dairy and the mill share theirs, and the
 * mill omits one of two indicators. Ana speaks for the bakery, Dora for the dairy, Luis for the sector.
 */
record SampleRoom(ServletWebServerApplicationContext context, RoomDatabase database) implements AutoCloseable {

    /** Small limits that a test can exceed. */
    static final int SESSIONS = 100;

    static final int TABS = 80;

    private static final String FEDERATION = """
            federation: andes
            name: Federation of the Andes
            zone: UTC
            units:
              - id: food
                kind: sector
                name: Food
                units:
                  - id: bakery
                    kind: cooperative
                    name: Bakery
                    indicators:
                      - { code: bread, names: { en: Bread baked, es: Pan horneado }, unit: kg, nature: flow, good_direction: up }
                  - id: dairy
                    kind: cooperative
                    name: Dairy
                    open: true
                    indicators:
                      - { code: milk, names: { en: Milk taken in, es: Leche recibida }, unit: L, nature: flow, good_direction: up }
                  - id: mill
                    kind: cooperative
                    name: Mill
                    open: true
                    indicators:
                      - { code: sacks, names: { en: Sacks filled, es: Sacos llenados }, unit: "{sack}", unit_names: { en: [sack, sacks] }, nature: count, good_direction: up }
                      - { code: waste, names: { en: Lost flour, es: Harina perdida }, unit: "1", nature: ratio, good_direction: down }
            """;

    private static final String PERSON = """
              - id: %s
                name: %s
                password_hash: "{noop}minga"
                language: %s
            """;

    private static final String MANDATE = """
                mandates: [ { unit: %s, role: %s, from: 2020-01-01, until: 2099-12-31 } ]
            """;

    static SampleRoom open(Path folder) throws IOException {
        var database = RoomDatabase.open();
        var context = (ServletWebServerApplicationContext) SpringApplication.run(
                Parts.class,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--spring.main.banner-mode=off",
                "--spring.config.additional-location=file:../deploy/server/src/main/resources/",
                "--server.port=0",
                "--minga.sessions=" + SESSIONS,
                "--minga.tabs=" + TABS,
                "--minga.shared-reads=0s",
                "--minga.roles=room",
                "--minga.federation=" + Files.writeString(folder.resolve("federation.yaml"), FEDERATION),
                "--minga.people=" + Files.writeString(folder.resolve("people.yaml"), people()));
        var room = new SampleRoom(context, database);
        room.judge();
        return room;
    }

    JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /** The signed-in sessions. */
    List<HttpSession> sessionsOf(String person) {
        return sessions()
                .filter(each -> each.getAttribute("SPRING_SECURITY_CONTEXT") instanceof SecurityContext signedIn
                        && Objects.requireNonNull(signedIn.getAuthentication())
                                .getName()
                                .equals(person))
                .toList();
    }

    /** Open tabs of all sessions. */
    int tabs() {
        var tabs = new AtomicInteger();
        sessions()
                .flatMap(each -> VaadinSession.getAllSessions(each).stream())
                .forEach(each -> each.accessSynchronously(
                        () -> tabs.addAndGet(each.getUIs().size())));
        return tabs.get();
    }

    void endSessions() {
        sessions().toList().forEach(HttpSession::invalidate);
    }

    private Stream<HttpSession> sessions() {
        var server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        return Stream.of(server.getTomcat().getHost().findChildren())
                .flatMap(each -> Stream.of(((Context) each).getManager().findSessions()))
                .map(Session::getSession);
    }

    private static String people() {
        return "people:\n"
                + PERSON.formatted("ana", "Ana", "en")
                + MANDATE.formatted("bakery", "delegate")
                + PERSON.formatted("dora", "Dora", "en")
                + MANDATE.formatted("dairy", "delegate")
                + PERSON.formatted("luis", "Luis", "es")
                + MANDATE.formatted("food", "delegate")
                + PERSON.formatted("vera", "Vera", "en")
                + MANDATE.formatted("food", "observer")
                + PERSON.formatted("olga", "Olga", "en")
                + "    operator: true\n";
    }

    void standOut(String code, double pValue) {
        sql().sql("update series_now set p_value = :p where series = (select series from indicator where code = :code)")
                .param("p", pValue)
                .param("code", code)
                .update();
    }

    void putAside(String unit) {
        sql().sql("""
                        insert into quarantine
                          (topic_id, partition, record_offset, unit, reason, detail, headers, payload, quarantined_at, bytes)
                        values ('t', 0, 0, :unit, 'UNREADABLE', 'not JSON', '{}', '', now(), 0)
                        """).param("unit", unit).update();
    }

    void countDiscarded(String unit, long records) {
        sql().sql("""
                        insert into quarantine_count
                        values ('t', 0, true, :unit, :records, 56000, 1, 2000, now(), now(), 'UNREADABLE', 'line 7 says 12345')
                        """).param("unit", unit).param("records", records).update();
    }

    List<String> lookers(String unit) {
        return sql().sql("select person from viewing where unit = :unit")
                .param("unit", unit)
                .query(String.class)
                .list();
    }

    List<String> denials() {
        return sql().sql("select person || ' ' || action || ' ' || target from access_denial")
                .query(String.class)
                .list();
    }

    void tell(ChangeTopic topic) {
        context().getBean(ChangeNotifier.class).notifyChanged(topic);
    }

    /** A message's number exists before others can see the message. */
    void write(long number, String words) {
        sql().sql("insert into thread (alert) values (1) on conflict do nothing")
                .update();
        sql().sql("""
                        insert into message (id, thread, author, written_at, text) overriding system value
                        select :number, id, 'luis', now(), :words from thread
                        """).param("number", number).param("words", words).update();
        tell(ChangeTopic.thread(1));
    }

    void climb() {
        sql().sql("""
                        insert into alert_event (alert, number, at, what, level, note)
                        values (1, 2, now(), 'ESCALATED', 'food', '')
                        """).update();
        sql().sql("update alert set current_level = 'food'").update();
    }

    /** For a unit with one indicator. */
    int series(String unit) {
        return sql().sql("select series from indicator where unit = :unit")
                .param("unit", unit)
                .query(Integer.class)
                .single();
    }

    int firstSeries(String unit) {
        return sql().sql("select min(series) from indicator where unit = :unit")
                .param("unit", unit)
                .query(Integer.class)
                .single();
    }

    /** Ten quiet days of each cooperative. The bakery's last reading raises alert 1. */
    private void judge() {
        var today = LocalDate.now(ZoneOffset.UTC);
        for (var back = 10; back > 0; back--) {
            var day = today.minusDays(back);
            judged("bakery", "bread", day, back == 1 ? 20 : 100, back == 1);
            judged("dairy", "milk", day, 100, false);
            judged("mill", "sacks", day, 100, false);
        }
        sql().sql("""
                        insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                          surprisal, confidence, state, current_level, opened_at, clock_from, deadline)
                        select unit, series, :day, :day, 'LEVEL_STEP', 'DOWN', 'PAIN', 20, 100, 90, 110, 6, 0.98, 'OPEN',
                          unit, now(), now(), now() + interval '2 days'
                        from indicator where unit = 'bakery'
                        """).param("day", today.minusDays(1)).update();
        sql().sql("insert into alert_event (alert, number, at, what, note) values (1, 1, now(), 'OPENED', '')")
                .update();
    }

    private void judged(String unit, String code, LocalDate day, double value, boolean flagged) {
        sql().sql("""
                        insert into report (stream, sequence, content_hash, unit, stated_at, recorded_at)
                        values (gen_random_uuid(), 1, '', :unit, now(), now())
                        """).param("unit", unit).update();
        sql().sql("""
                        with stated as (
                          insert into statement (series, day, stated_at, report, value)
                          select series, :day, now(), (select max(id) from report), :value from indicator where code = :code
                          returning series, day)
                        insert into series_reported as known select series, day from stated
                        on conflict (series) do update set last_day = greatest(known.last_day, excluded.last_day)
                        """)
                .param("code", code)
                .param("day", day)
                .param("value", value)
                .update();
        sql().sql("""
                        insert into judged_day
                        select series, :day, :value, 100, 90, 110, 85, 115, 80, 120, :kind, 'DOWN', 0.98, :surprisal, true,
                          :flagged, :day, :p from indicator where code = :code
                        """)
                .param("code", code)
                .param("day", day)
                .param("value", value)
                .param("kind", flagged ? "LEVEL_STEP" : "STEADY")
                .param("surprisal", flagged ? 6.0 : 0.3)
                .param("p", flagged ? 1e-6 : 0.5)
                .param("flagged", flagged)
                .update();
        sql().sql("""
                        insert into series_now (series, day, value, median, low, high, kind, direction, surprisal, p_value,
                          flagged)
                        select series, day, value, median, low80, high80, kind, direction, surprisal, p_value, flagged
                        from judged_day join indicator using (series) where code = :code and day = :day
                        on conflict (series) do update set day = excluded.day, value = excluded.value,
                          kind = excluded.kind, surprisal = excluded.surprisal, p_value = excluded.p_value, flagged = excluded.flagged
                        """).param("code", code).param("day", day).update();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** The beans of a node with the room role only. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({AnalyticsConfiguration.class, RoomConfiguration.class})
    static class Parts {

        @Bean
        static BeanPostProcessor countingStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? new CountedStatements(source) : bean;
                }
            };
        }
    }
}
