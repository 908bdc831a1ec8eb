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

/**
 * The users of a broker and what each may do. Every method can be repeated: what is there already is left or set again.
 */
public final class BrokerAdministration implements AutoCloseable {

    /**
     * What a reporter may write, in bytes a second. A reading is some 70 bytes: the first load of a cooperative, ten
     * indicators over ten years, passes at once, that of a gateway for a hundred of them in five minutes.
     */
    static final int USUAL_RATE = 1_000_000;

    /** The broker's own time is on every record: no client can state its reports later than they came. */
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

    /** A topic that an earlier version made keeps its partitions and gets the settings of this one. */
    void createTopic(String topic, int partitions) {
        var created = new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(TOPIC_SETTINGS);
        try {
            await(admin.createTopics(List.of(created)).all());
        } catch (TopicExistsException e) {
            setUp(topic);
        }
    }

    /** Writes nothing where all is as it should be, so that a broker whose disk is full still starts. */
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

    /** A user who may write reports and nothing else, so fast that nobody else is held up (decision 030). */
    public void addReporter(String user, String password) {
        addReporter(user, password, USUAL_RATE);
    }

    /** @param rate in bytes a second; the broker lets a client wait that sends more */
    public void addReporter(String user, String password, int rate) {
        addUser(user, password);
        allow(user, AclOperation.WRITE, topic(Topics.REPORTS));
        var entity = new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, user));
        var quota = new ClientQuotaAlteration.Op(RATE, (double) rate);
        await(admin.alterClientQuotas(List.of(new ClientQuotaAlteration(entity, List.of(quota))))
                .all());
    }

    /** A user who may read reports, in consumer groups whose name begins with {@code groupPrefix}, and nothing else. */
    public void addRecorder(String user, String password, String groupPrefix) {
        addUser(user, password);
        allow(user, AclOperation.READ, topic(Topics.REPORTS));
        allow(user, AclOperation.DESCRIBE_CONFIGS, topic(Topics.REPORTS));
        allow(user, AclOperation.READ, new ResourcePattern(ResourceType.GROUP, groupPrefix, PatternType.PREFIXED));
    }

    /** A user who may sign in, and nothing else. */
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
