package coop.minga.deploy.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import coop.minga.analytics.AnalyticsConfiguration;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.clock.SynchronizedMachineClock;
import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.quarantine.QuarantineReason;
import coop.minga.analytics.quarantine.Quarantined;
import coop.minga.analytics.series.Readings;
import coop.minga.deploy.standalone.BrokerAdministration;
import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.ingest.contract.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.awaitility.Awaitility.await;

/** A headless federation with bakery and dairy, on a real broker and database. */
final class RunningFederation implements AutoCloseable {

    static final String REPORTER = "gateway";
    private static final String SECRET = "gateway-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Cooperative bakery = new Cooperative("bakery");
    final Cooperative dairy = new Cooperative("dairy");
    private final Map<String, String> properties;
    private final Map<TopicPartition, Long> beginnings;
    private final KafkaProducer<byte[], byte[]> producer;
    private final TestDatabase database;
    private final JdbcClient tables;
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

    /** Uses a new database and empties the topic. */
    RunningFederation(EmbeddedBroker broker, TestDatabase database, Path folder) {
        this.beginnings = emptyTopic(broker);
        try (BrokerAdministration administration = broker.administration()) {
            administration.addReporter(REPORTER, SECRET, Integer.MAX_VALUE);
            administration.addRecorder("recorder", "recorder-secret", "minga.recorder");
        }
        properties = new HashMap<>();
        this.database = database.another();
        tables = JdbcClient.create(this.database.source());
        properties.put("spring.datasource.url", this.database.url());
        properties.put("spring.datasource.username", database.user());
        properties.put("spring.datasource.password", database.password());
        properties.put("minga.federation", federationFile(folder).toString());
        properties.put("minga.tick", "200ms");
        broker.clientSettings("recorder", "recorder-secret")
                .forEach((name, value) -> properties.put("minga.kafka." + name, value.toString()));
        producer = new KafkaProducer<>(reporterSettings(broker), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Client properties of the gateway. */
    static Map<String, Object> reporterSettings(EmbeddedBroker broker) {
        return broker.clientSettings(REPORTER, SECRET);
    }

    /** Applies to nodes started later. */
    void set(String property, String value) {
        properties.put(property, value);
    }

    /** A property of the first node, set or default. */
    String setting(String property) {
        return nodes.getFirst().getEnvironment().getRequiredProperty(property);
    }

    /** A separate connection to the database. */
    Connection connect() throws SQLException {
        return database.source().getConnection();
    }

    /** Starts an analytics node; the first one creates tables and catalogue. */
    ConfigurableApplicationContext startNode() {
        return startNode(node -> {});
    }

    /** Starts a node on a machine whose clock is ahead. */
    ConfigurableApplicationContext startNodeAhead(Duration ahead) {
        properties.put("spring.main.allow-bean-definition-overriding", "true");
        return startNode(node -> ((GenericApplicationContext) node)
                .registerBean(
                        "machineClock",
                        SynchronizedMachineClock.class,
                        () -> new SynchronizedMachineClock(
                                node.getBean(JdbcClient.class), Clock.offset(Clock.systemUTC(), ahead))));
    }

    private ConfigurableApplicationContext startNode(
            ApplicationContextInitializer<ConfigurableApplicationContext> prepared) {
        var arguments = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        var node = new SpringApplicationBuilder(Headless.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .initializers(prepared)
                .run(arguments);
        nodes.add(node);
        return node;
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends asynchronously; a later record of the same cooperative arrives after it. */
    @SuppressWarnings("FutureReturnValueIgnored") // the later record shows a failure
    void queue(ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
    }

    /** Waits until the cooperative's reports up to this one are judged. */
    void sendAndAwait(ProducerRecord<byte[], byte[]> last) {
        var cooperative = new String(last.key(), StandardCharsets.UTF_8);
        var before = lastReportOf(cooperative);
        send(last);
        await("recorded").until(() -> lastReportOf(cooperative) > before);
        awaitJudged();
    }

    /** The unit's first series, day by day. */
    List<Double> values(String unit) {
        return List.copyOf(part(Readings.class)
                .between(series(unit), LocalDate.EPOCH, LocalDate.EPOCH.plusYears(100))
                .values());
    }

    SeriesId series(String unit) {
        return part(Indicators.class).of(new UnitId(unit)).getFirst().series();
    }

    List<QuarantineReason> reasons() {
        return part(Quarantine.class).latest(100).stream()
                .map(Quarantined::reason)
                .toList();
    }

    <T> T part(Class<T> type) {
        return nodes.getFirst().getBean(type);
    }

    /** Database access, also without a running node. */
    JdbcClient tables() {
        return tables;
    }

    long count(String table) {
        return tables().sql("select count(*) from " + table).query(Long.class).single();
    }

    void awaitCount(String table, long expected) {
        await(table).atMost(PATIENCE).until(() -> count(table), found -> found == expected);
    }

    /** Waits until all recorded readings are judged. */
    void awaitJudged() {
        awaitCount("dirty_series", 0);
    }

    long countOf(Cooperative cooperative, String table) {
        return tables().sql("select count(*) from " + table + " where unit = :unit")
                .param("unit", cooperative.unit())
                .query(Long.class)
                .single();
    }

    /** The number of the unit's latest report; 0 if there is none. */
    long lastReportOf(String unit) {
        return tables().sql("select coalesce(max(id), 0) from report where unit = :unit")
                .param("unit", unit)
                .query(Long.class)
                .single();
    }

    /** All recorded and judged data as text. */
    Map<String, List<String>> contents() {
        var contents = new TreeMap<String, List<String>>();
        for (var table : List.of(
                "report",
                "statement",
                "quarantine",
                "quarantine_count",
                "judged_day",
                "alert",
                "alert_event",
                "outbox")) {
            contents.put(
                    table,
                    tables().sql("select t::text from " + table + " t order by 1")
                            .query(String.class)
                            .list());
        }
        return contents;
    }

    void restart() {
        stopNodes();
        startNode();
    }

    void stopNodes() {
        nodes.forEach(ConfigurableApplicationContext::close);
        nodes.clear();
    }

    /** Stops all nodes and starts one that reads the whole topic again. */
    void restartFromTheBeginning() {
        stopNodes();
        var before = offsets();
        beginnings.forEach((partition, offset) -> tables().sql(
                        "update consumer_offset set next_offset = :offset, epoch = epoch + 1 where partition = :number")
                .param("offset", offset)
                .param("number", partition.partition())
                .update());
        if (offsets().equals(before)) {
            throw new IllegalStateException("nothing has been read that could be read again");
        }
        startNode();
        await("read again").atMost(PATIENCE).until(() -> offsets().equals(before));
    }

    /** The recorded offset of each partition. */
    private List<Long> offsets() {
        return tables().sql("select next_offset from consumer_offset order by partition")
                .query(Long.class)
                .list();
    }

    void setClock(Instant now) {
        part(Federations.class).setClock(now, 1e-9);
        nodes.forEach(node -> node.getBean(SharedFederationClock.class).refresh());
    }

    @Override
    public void close() {
        producer.close();
        nodes.forEach(ConfigurableApplicationContext::close);
    }

    /** Deletes earlier reports; returns the topic's first offsets. */
    static Map<TopicPartition, Long> emptyTopic(EmbeddedBroker broker) {
        try (Admin admin = Admin.create(broker.administratorSettings())) {
            var partitions = admin.describeTopics(List.of(Topics.REPORTS)).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .map(partition -> new TopicPartition(Topics.REPORTS, partition.partition()))
                    .toList();
            var ends = admin.listOffsets(partitions.stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get();
            admin.deleteRecords(ends.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    end -> RecordsToDelete.beforeOffset(
                                            end.getValue().offset()))))
                    .all()
                    .get();
            return ends.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path federationFile(Path folder) {
        var text = """
                federation: fed
                name: The federation
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
                          - { code: bread, names: { en: Bread baked, es: Pan horneado }, unit: kg, nature: flow, good_direction: up, lowest: 0, recovery_time: P1D }
                      - id: dairy
                        kind: cooperative
                        name: Dairy
                        open: true
                        keys: ["%s"]
                        indicators:
                          - { code: milk, names: { en: Milk, es: Leche }, unit: kg, nature: flow, good_direction: up, recovery_time: P1D }
                """.formatted(
                bakery.keys().publicKey().base64(), dairy.keys().publicKey().base64());
        try {
            return Files.writeString(folder.resolve("federation.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class
    })
    @Import(AnalyticsConfiguration.class)
    static class Headless {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
