package coop.minga.deploy.standalone;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import coop.minga.ingest.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/** Manages a broker's users, topics and rules. Every method is idempotent. */
public final class BrokerAdministration implements AutoCloseable {

    /**
     * Bytes per second of a reporter. A reading has some 70 bytes: ten indicators over ten years pass at once, a
     * hundred such cooperatives in five minutes.
     */
    static final int USUAL_RATE = 1_000_000;

    /** Broker time on every record: no client can date its reports later. */
    private static final Map<String, String> TOPIC_SETTINGS = Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(Topics.RETENTION.toMillis()),
            TopicConfig.RETENTION_BYTES_CONFIG,
            "-1");

    private static final String RATE = "producer_byte_rate";
    private static final int ITERATIONS = 8192;

    private final Admin admin;

    BrokerAdministration(Map<String, Object> settings) {
        this.admin = Admin.create(settings);
    }

    /** An existing topic keeps its partitions and gets these settings. */
    void createTopic(String topic, int partitions) {
        var created = new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(TOPIC_SETTINGS);
        try {
            await(admin.createTopics(List.of(created)).all());
        } catch (TopicExistsException e) {
            setUp(topic);
        }
    }

    /** Writes only changes, so a broker with a full disk still starts. */
    private void setUp(String topic) {
        var place = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var found = Objects.requireNonNull(
                await(admin.describeConfigs(List.of(place)).all()).get(place));
        var changes = TOPIC_SETTINGS.entrySet().stream()
                .filter(each -> !each.getValue()
                        .equals(Objects.requireNonNull(found.get(each.getKey())).value()))
                .map(each ->
                        new AlterConfigOp(new ConfigEntry(each.getKey(), each.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        if (!changes.isEmpty()) {
            await(admin.incrementalAlterConfigs(Map.of(place, changes)).all());
        }
    }

    /** A user who may only write reports, at a limited rate (decision 030). */
    public void addReporter(String user, String password) {
        addReporter(user, password, USUAL_RATE);
    }

    /** @param rate in bytes per second; the broker delays a faster client */
    public void addReporter(String user, String password, int rate) {
        addUser(user, password);
        allow(user, AclOperation.WRITE, topic(Topics.REPORTS));
        var entity = new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, user));
        var quota = new ClientQuotaAlteration.Op(RATE, (double) rate);
        await(admin.alterClientQuotas(List.of(new ClientQuotaAlteration(entity, List.of(quota))))
                .all());
    }

    /** A user who may only read reports, in groups that start with {@code groupPrefix}. */
    public void addRecorder(String user, String password, String groupPrefix) {
        addUser(user, password);
        allow(user, AclOperation.READ, topic(Topics.REPORTS));
        allow(user, AclOperation.DESCRIBE_CONFIGS, topic(Topics.REPORTS));
        allow(user, AclOperation.READ, new ResourcePattern(ResourceType.GROUP, groupPrefix, PatternType.PREFIXED));
    }

    private void addUser(String user, String password) {
        ScramCredentialInfo form = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        await(admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(user, form, password)))
                .all());
    }

    @Override
    public void close() {
        admin.close();
    }

    private void allow(String user, AclOperation operation, ResourcePattern what) {
        AccessControlEntry who = new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW);
        await(admin.createAcls(List.of(new AclBinding(what, who))).all());
    }

    private static ResourcePattern topic(String name) {
        return new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
    }

    private static <T extends @Nullable Object> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker answers", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the broker refused", e);
        }
    }
}
