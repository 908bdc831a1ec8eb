package coop.minga.deploy.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import com.sun.management.OperatingSystemMXBean;
import coop.minga.deploy.server.MingaServer;
import coop.minga.deploy.standalone.DatabaseSettings;
import coop.minga.deploy.standalone.EmbeddedDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the first wall in an alert storm with one of few alerts, in the same run. */
final class WallFigures {

    static final List<String> EXPLAINED = List.of(
            "the first wall of somebody who has just signed in: page, start of the tab and view, without the browser's part;",
            "medians of 31 of each, taken in turn on a node with nothing else to do, over 1,000 cooperatives",
            "storm: 10,000 alerts have reached the level; calm: 60 have; cold: the very first wall of the node",
            "cpu: of the node alone, the database's not counted");

    private static final int COOPERATIVES = 1_000;
    private static final int INDICATORS = 10;
    private static final int CALM = 60;
    private static final int SHOWN = 50;
    private static final int WALLS = 31;
    private static final int WARM_UP = 10;
    private static final String PASSWORD = "bench";

    private static final String FEDERATION = """
            federation: fed
            name: The federation
            zone: UTC
            units:
              - { id: storm, kind: sector, name: Storm, units: [] }
              - { id: calm, kind: sector, name: Calm, units: [] }
            """;
    private static final String PERSON = """
              - id: %1$s
                name: %1$s
                password_hash: "{noop}%2$s"
                language: en
                mandates: [ { unit: %1$s, role: delegate, from: 2020-01-01, until: 2099-12-31 } ]
            """;

    private final URI room;
    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private WallFigures(URI room) {
        this.room = room;
    }

    static Map<String, Double> measure() throws IOException, InterruptedException {
        Path federation = file(FEDERATION);
        Path people = file("people:\n" + PERSON.formatted("storm", PASSWORD) + PERSON.formatted("calm", PASSWORD));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(DatabaseSettings.temporary());
                ServletWebServerApplicationContext node = start(database, federation, people)) {
            fill(node.getBean(JdbcClient.class));
            int port = Objects.requireNonNull(node.getWebServer()).getPort();
            return new WallFigures(URI.create("http://localhost:" + port + "/")).figures();
        } finally {
            Files.delete(federation);
            Files.delete(people);
        }
    }

    private static Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile("minga-bench", ".yaml"), text);
    }

    private Map<String, Double> figures() throws IOException, InterruptedException {
        Wall cold = wall("storm");
        Wall[] storm = new Wall[WALLS];
        Wall[] calm = new Wall[WALLS];
        for (int i = -WARM_UP; i < WALLS; i++) {
            Wall first = wall("storm");
            Wall second = wall("calm");
            if (i >= 0) {
                storm[i] = first;
                calm[i] = second;
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("wall_cold_ms", cold.nanos() / 1e6);
        figures.put("wall_storm_ms", median(storm, Wall::nanos) / 1e6);
        figures.put("wall_storm_cpu_ms", median(storm, Wall::cpu) / 1e6);
        figures.put("wall_storm_kb", median(storm, Wall::bytes) / 1e3);
        figures.put("wall_calm_ms", median(calm, Wall::nanos) / 1e6);
        figures.put("wall_calm_kb", median(calm, Wall::bytes) / 1e3);
        figures.put("wall_storm_over_calm", figures.get("wall_storm_ms") / figures.get("wall_calm_ms"));
        return figures;
    }

    private Wall wall(String person) throws IOException, InterruptedException {
        RoomVisitor visitor = new RoomVisitor(room);
        visitor.signIn(person, PASSWORD);
        long signIn = visitor.bytes();
        long before = machine.getProcessCpuTime();
        long start = System.nanoTime();
        visitor.load();
        Wall wall = new Wall(System.nanoTime() - start, machine.getProcessCpuTime() - before, visitor.bytes() - signIn);
        if (visitor.links().stream().filter(link -> link.startsWith("alert/")).count() != SHOWN) {
            throw new IllegalStateException("the wall of " + person + " does not show " + SHOWN + " alerts");
        }
        return wall;
    }

    private static double median(Wall[] walls, ToLongFunction<Wall> figure) {
        return LongStream.of(IntStream.range(0, walls.length)
                        .mapToLong(i -> figure.applyAsLong(walls[i]))
                        .toArray())
                .sorted()
                .skip(walls.length / 2)
                .findFirst()
                .orElseThrow();
    }

    private static ServletWebServerApplicationContext start(EmbeddedDatabase database, Path federation, Path people) {
        SpringApplication application = new SpringApplication(MingaServer.class);
        application.setAdditionalProfiles("one-port");
        return (ServletWebServerApplicationContext) application.run(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--minga.roles=room",
                "--minga.federation=" + federation,
                "--minga.people=" + people);
    }

    /** One alert of each indicator, escalated to the sector. */
    private static void fill(JdbcClient sql) {
        sql.sql("""
                insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                select 'cooperative' || n, case when n <= :calm then 'calm' else 'storm' end, 'COOPERATIVE',
                  'Cooperative ' || n, zone, rest_days, closures, deadline, openness
                from unit, generate_series(1, :all) as numbers (n) where id = 'storm'
                """).param("calm", CALM).param("all", COOPERATIVES + CALM).update();
        sql.sql("""
                insert into indicator (unit, code, names, measure, nature, good_direction, recovery_hours)
                select unit.id, 'output' || n, '{"en": "Output"}', 'kg', 'FLOW', 'UP', 24
                from unit, generate_series(1, case when parent = 'calm' then 1 else :each end) as numbers (n)
                where kind = 'COOPERATIVE'
                """).param("each", INDICATORS).update();
        sql.sql("""
                with opened as (
                  insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high, surprisal,
                    probability, state, current_level, opened_at, clock_from, deadline)
                  select unit.id, series, current_date - 1, current_date - 1, 'LEVEL_STEP', 'DOWN', 'PAIN', 40, 100, 90, 110,
                    20 + random(), 0.99, 'OPEN', unit.parent, now(), now(), now() + interval '1 day'
                  from indicator join unit on unit.id = indicator.unit returning id, current_level)
                insert into alert_event (alert, number, at, what, level, note)
                select id, 1, now(), 'ESCALATED', current_level, '' from opened
                """).update();
        sql.sql("analyze").update();
    }

    private record Wall(long nanos, long cpu, long bytes) {}
}
