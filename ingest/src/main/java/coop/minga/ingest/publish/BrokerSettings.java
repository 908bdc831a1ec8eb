package coop.minga.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import javax.security.auth.login.AppConfigurationEntry;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Address and producer settings of the broker.
 *
 * @param file of these settings, for messages
 * @param properties others of Kafka's producer, such as security
 * @param deliveryTimeout the broker counts as unreachable after it
 * @param firstBackOff doubles up to {@code longestBackOff}
 */
public record BrokerSettings(
        String file,
        String bootstrapServers,
        Map<String, String> properties,
        Duration deliveryTimeout,
        Duration firstBackOff,
        Duration longestBackOff) {
    private static final Duration SHORTEST_DELIVERY = Duration.ofMillis(100);
    private static final Duration SHORTEST_BACK_OFF = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int LONGEST_WAIT_FOR_ADDRESSES = 10_000;
    private static final Set<String> FIXED = Set.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.RETRIES_CONFIG,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG);

    public BrokerSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException(
                    "bootstrap_servers \"" + bootstrapServers + "\", expected addresses like broker.example.org:9092");
        }
        properties = Map.copyOf(properties);
        for (String name : properties.keySet()) {
            if (FIXED.contains(name)) {
                throw new IllegalArgumentException("properties." + name
                        + " is set, expected not to be: the agent's promises rest on its own value");
            }
        }
        check("delivery_timeout", deliveryTimeout, SHORTEST_DELIVERY);
        check("first_back_off", firstBackOff, SHORTEST_BACK_OFF);
        check("longest_back_off", longestBackOff, firstBackOff);
    }

    /** With default times. */
    public BrokerSettings(String file, String bootstrapServers, Map<String, String> properties) {
        this(file, bootstrapServers, properties, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    private static void check(String field, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    field + " \"" + value + "\", expected a duration like PT30S, from " + least + " to a day");
        }
    }

    /** Whether Kafka can read the credentials, if there are some. */
    boolean credentialsReadable() {
        String credentials = properties.get(SaslConfigs.SASL_JAAS_CONFIG);
        if (credentials == null) {
            return !properties
                    .getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "")
                    .startsWith("SASL");
        }
        try {
            JaasContext context =
                    JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(credentials)));
            for (AppConfigurationEntry entry : context.configurationEntries()) {
                Class.forName(entry.getLoginModuleName());
            }
            return true;
        } catch (RuntimeException | ClassNotFoundException wrong) {
            return false;
        }
    }

    Properties producerProperties(String clientId) {
        int timeout = Math.toIntExact(deliveryTimeout.toMillis());
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip"); // needs no native library
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8_000_000);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, timeout / 2));
        all.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        all.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 10_000);
        all.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        all.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        all.putAll(properties);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(timeout, LONGEST_WAIT_FOR_ADDRESSES));
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1_048_576);
        Properties result = new Properties();
        result.putAll(all);
        return result;
    }
}
