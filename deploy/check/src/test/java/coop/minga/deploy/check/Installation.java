package coop.minga.deploy.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import coop.minga.deploy.server.MingaServer;
import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.deploy.standalone.FreePort;
import coop.minga.ingest.contract.PublicReportKey;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An installed federation: a sector with a closed bakery and an open dairy, people, agents, broker accounts and nodes.
 */
final class Installation implements AutoCloseable {

    /** Everybody's password. */
    static final String PASSWORD = "made-of-flour";

    private static final String PASSWORD_HASH = "{bcrypt}$2a$06$7udWubYyTTV79tSX/9i9xutQXhc2JV7wsGRzveHB3fxIOUDtQuGJK";
    private static final String SECRET = "broker-secret";
    private static final String BREAD =
            "{ code: bread, names: { en: Bread baked, es: Pan horneado }, unit: kg, nature: flow, good_direction: up,"
                    + " lowest: 0, recovery_time: P1D }";
    private static final String FLOUR =
            "{ code: flour, names: { en: Flour in store, es: Harina en bodega }, unit: kg, nature: stock,"
                    + " good_direction: both, lowest: 0, recovery_time: P1D }";
    private static final String MILK =
            "{ code: milk, names: { en: Milk, es: Leche }, unit: L, nature: flow, good_direction: up, lowest: 0,"
                    + " recovery_time: P1D }";

    final AgentDirectory bakery;
    final AgentDirectory dairy;
    private final int port = FreePort.or(0);
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();
    private final JdbcClient tables;
    private final Path folder;
    private int processes;

    /** Uses a new database and empties the topic. */
    Installation(EmbeddedBroker broker, TestDatabase database, Path folder) {
        this.folder = folder;
        RunningFederation.emptyTopic(broker);
        var own = database.another();
        tables = JdbcClient.create(own.source());
        bakery = AgentDirectory.make(folder.resolve("bakery"), catalogue("bakery", "Bakery", BREAD, FLOUR));
        dairy = AgentDirectory.make(folder.resolve("dairy"), catalogue("dairy", "Dairy", MILK));
        write(folder.resolve("federation.yaml"), federation(bakery.publicKey(), dairy.publicKey()));
        write(folder.resolve("people.yaml"), people());
        settings.put("spring.datasource.url", own.url());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        settings.put("server.port", Integer.toString(port));
        settings.put("server.address", "127.0.0.1");
        settings.put("management.server.port", "0");
        settings.put("minga.address", address().toString());
        settings.put("minga.federation", folder.resolve("federation.yaml").toString());
        settings.put("minga.people", folder.resolve("people.yaml").toString());
        settings.put("minga.tick", "200ms");
        connect(broker);
    }

    private void connect(EmbeddedBroker broker) {
        try (var administration = broker.administration()) {
            administration.addReporter("bakery", SECRET);
            administration.addReporter("dairy", SECRET);
            administration.addRecorder("recorder", SECRET, "minga.recorder");
        }
        bakery.connect(broker.clientSettings("bakery", SECRET));
        dairy.connect(broker.clientSettings("dairy", SECRET));
        broker.clientSettings("recorder", SECRET)
                .forEach((name, value) -> settings.put("minga.kafka." + name, value.toString()));
    }

    /** Connects the bakery's agent to another address, with a short time-out. */
    void connectBakery(EmbeddedBroker broker, String address) {
        var own = new HashMap<>(broker.clientSettings("bakery", SECRET));
        own.put("bootstrap.servers", address);
        bakery.connect(own, Duration.ofSeconds(3));
    }

    /** The room's address. */
    URI address() {
        return URI.create("http://localhost:" + port);
    }

    void set(String name, String value) {
        settings.put(name, value);
    }

    private static String[] arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    /** Starts a node in this process; its room is at {@link #address}. */
    ConfigurableApplicationContext startNode() {
        return startNode(Map.of());
    }

    /** Stops the nodes of this process. */
    void stopNodes() {
        nodes.forEach(ConfigurableApplicationContext::close);
        nodes.clear();
    }

    /** Starts a node with additional settings. */
    ConfigurableApplicationContext startNode(Map<String, String> own) {
        var all = new LinkedHashMap<>(settings);
        all.putAll(own);
        var node = new SpringApplicationBuilder(MingaServer.class)
                .registerShutdownHook(false)
                .run(arguments(all));
        nodes.add(node);
        return node;
    }

    /** Starts a node without room in its own process. The broker notices its end after seconds. */
    ChildProcess startAnalyticsProcess() {
        var own = new LinkedHashMap<>(settings);
        own.put("server.port", "0");
        own.put("minga.roles", "analytics");
        own.put("minga.kafka.session.timeout.ms", "6000");
        own.put("minga.kafka.heartbeat.interval.ms", "1000");
        return ChildProcess.start(folder.resolve("node-" + ++processes + ".log"), MingaServer.class, arguments(own));
    }

    <T> T part(Class<T> type) {
        return nodes.getFirst().getBean(type);
    }

    /** A setting of the first node. */
    String setting(String name) {
        return nodes.getFirst().getEnvironment().getRequiredProperty(name);
    }

    /** Database access, also without a running node. */
    JdbcClient tables() {
        return tables;
    }

    /** 0 before the table exists. */
    long count(String table) {
        if (tables().sql("select to_regclass(:table)::text")
                .param("table", table)
                .query(String.class)
                .optional()
                .isEmpty()) {
            return 0;
        }
        return tables().sql("select count(*) from " + table).query(Long.class).single();
    }

    @Override
    public void close() {
        stopNodes();
    }

    private static String catalogue(String id, String name, String... indicators) {
        return """
                federation: fed
                cooperative: %s
                name: %s
                zone: America/Santiago
                indicators:
                  - %s
                """.formatted(id, name, String.join("\n  - ", indicators));
    }

    private static String federation(PublicReportKey bakery, PublicReportKey dairy) {
        return """
                federation: fed
                name: Federation of the valley
                zone: America/Santiago
                units:
                  - id: food
                    kind: sector
                    name: Food
                    units:
                      - id: bakery
                        kind: cooperative
                        name: Bakery
                        keys: ["%s"]
                        indicators:
                          - %s
                          - %s
                      - id: dairy
                        kind: cooperative
                        name: Dairy
                        open: true
                        keys: ["%s"]
                        indicators:
                          - %s
                """.formatted(bakery.base64(), BREAD, FLOUR, dairy.base64(), MILK);
    }

    private static String people() {
        return "people:\n"
                + person("ana", "Ana Rojas", "en", true, "bakery")
                + person("beto", "Beto Soto", "es", false, "bakery")
                + person("dora", "Dora Paine", "en", false, "dairy");
    }

    private static String person(String id, String name, String language, boolean operator, String unit) {
        return """
                  - id: %s
                    name: %s
                    password_hash: "%s"
                    language: %s
                    operator: %s
                    mandates:
                      - { unit: %s, role: delegate, from: 2020-01-01, until: 2099-12-31 }
                """.formatted(id, name, PASSWORD_HASH, language, operator, unit);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
