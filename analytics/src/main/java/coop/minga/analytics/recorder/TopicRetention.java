package coop.minga.analytics.recorder;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import coop.minga.ingest.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns if the broker does not keep reports as long as expected, or limits their bytes (decision 030). */
final class TopicRetention {

    private static final Logger LOG = LoggerFactory.getLogger(TopicRetention.class);
    private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, Topics.REPORTS);

    private final Admin admin;

    TopicRetention(Admin admin) {
        this.admin = admin;
    }

    /** Returns at once: the broker's answer is checked when it arrives. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the same answer
    void check() {
        admin.describeConfigs(List.of(TOPIC)).all().whenComplete((answer, fault) -> {
            if (fault == null) {
                look(Objects.requireNonNull(answer.get(TOPIC)));
            } else {
                LOG.info("How long the broker keeps reports is not known: {}", fault.toString());
            }
        });
    }

    private static void look(Config topic) {
        var kept = number(topic, TopicConfig.RETENTION_MS_CONFIG);
        var bytes = number(topic, TopicConfig.RETENTION_BYTES_CONFIG);
        if (kept != Topics.RETENTION.toMillis() || bytes != -1) {
            LOG.warn(
                    "The topic {} keeps reports for {} and {}, expected {} days and any number of bytes. What is removed"
                            + " before it is recorded is lost; what is never removed fills the disk. Set it by kafka-configs.sh"
                            + " --alter --topic {} --add-config retention.ms={},retention.bytes=-1",
                    Topics.REPORTS,
                    kept < 0 ? "ever" : Duration.ofMillis(kept),
                    bytes < 0 ? "any number of bytes" : bytes + " bytes a partition",
                    Topics.RETENTION.toDays(),
                    Topics.REPORTS,
                    Topics.RETENTION.toMillis());
        }
    }

    private static long number(Config topic, String setting) {
        @Nullable String value = Objects.requireNonNull(topic.get(setting)).value();
        return value == null ? -1 : Long.parseLong(value);
    }
}
