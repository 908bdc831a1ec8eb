package coop.minga.deploy.standalone;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import coop.minga.ingest.contract.Topics;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.metadata.storage.FormatterException;

import static coop.minga.deploy.standalone.BrokerAccess.ADMINISTRATOR;
import static coop.minga.deploy.standalone.BrokerAccess.MECHANISM;
import static coop.minga.deploy.standalone.BrokerAccess.signIn;

/**
 * A Kafka broker in this process on the loopback address, with users and access rules. A restart on its folder keeps
 * messages, users and rules, also after a kill. Only this class uses Kafka's internal classes.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final ServerFolder folder;
    private final KafkaRaftServer server;
    private final BrokerAccess access;

    private EmbeddedBroker(ServerFolder folder, KafkaRaftServer server, int port, String administratorPassword) {
        this.folder = folder;
        this.server = server;
        this.access = new BrokerAccess("127.0.0.1:" + port, administratorPassword);
    }

    public static EmbeddedBroker start(EmbeddedBrokerSettings settings) {
        ServerFolder folder = ServerFolder.open(settings.folder(), "minga-broker");
        try {
            String password = folder.password();
            int port = FreePort.or(settings.port());
            format(folder, password);
            KafkaConfig configuration = new KafkaConfig(configure(folder, port, password), false);
            EmbeddedBroker broker =
                    new EmbeddedBroker(folder, new KafkaRaftServer(configuration, Time.SYSTEM), port, password);
            broker.open(settings.partitions());
            return broker;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    BrokerAccess access() {
        return access;
    }

    public String bootstrapServers() {
        return access.bootstrapServers();
    }

    /** Kafka client properties that sign in as this user. */
    public Map<String, Object> clientSettings(String user, String password) {
        return access.clientSettings(user, password);
    }

    public Map<String, Object> administratorSettings() {
        return access.administratorSettings();
    }

    /** Opens an administrator's connection. The caller closes it. */
    public BrokerAdministration administration() {
        return access.administration();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        folder.close();
    }

    private void open(int partitions) {
        try {
            server.startup();
            try (BrokerAdministration administration = administration()) {
                administration.createTopic(Topics.REPORTS, partitions);
            }
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    private static void format(ServerFolder folder, String password) {
        String log = folder.resolve("log").toString();
        folder.beginMaking("log");
        if (folder.resolve("log")
                .resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME)
                .toFile()
                .exists()) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(log)
                    .addDirectory(log)
                    .setScramArguments(
                            List.of(MECHANISM + "=[name=\"" + ADMINISTRATOR + "\",password=\"" + password + "\"]"))
                    .run();
            folder.endMaking("log");
        } catch (FormatterException e) {
            throw new IllegalStateException("the broker's folder cannot be prepared: " + log, e);
        } catch (Exception e) {
            throw new IllegalStateException("the broker's folder cannot be written: " + log, e);
        }
    }

    private static Map<String, Object> configure(ServerFolder folder, int port, String password) {
        int controllerPort = FreePort.or(0);
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "CLIENT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "CLIENT://127.0.0.1:" + port);
        settings.put("inter.broker.listener.name", "CLIENT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", folder.resolve("log").toString());
        settings.putAll(security(password));
        settings.putAll(oneNode());
        return settings;
    }

    /** The controller listener authenticates before the user store exists. */
    private static Map<String, Object> security(String password) {
        String user = signIn("plain.PlainLoginModule", ADMINISTRATOR, password);
        return Map.of(
                "listener.security.protocol.map",
                "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT",
                "listener.name.client.sasl.enabled.mechanisms",
                MECHANISM,
                "listener.name.client.scram-sha-512.sasl.jaas.config",
                signIn("scram.ScramLoginModule", ADMINISTRATOR, password),
                "sasl.mechanism.inter.broker.protocol",
                MECHANISM,
                "listener.name.controller.sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.controller.plain.sasl.jaas.config",
                user.replace(";", " user_" + ADMINISTRATOR + "=\"" + password + "\";"),
                "sasl.mechanism.controller.protocol",
                "PLAIN",
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:" + ADMINISTRATOR,
                "allow.everyone.if.no.acl.found",
                "false");
    }

    /** A short session time-out: a restart after a kill waits for its end. */
    private static Map<String, Object> oneNode() {
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("controlled.shutdown.enable", "false"),
                Map.entry("log.retention.hours", "-1"),
                // there is no replica: flush to disk before acknowledging
                Map.entry("log.flush.interval.messages", "1"));
    }
}
