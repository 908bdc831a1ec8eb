package coop.minga.ingest.publish;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class BrokerSettingsTests {
    private static final BrokerSettings BROKER = new BrokerSettings("agent.yaml", "broker:9092", Map.of());

    @Test
    void securitySettingsArePassedThroughAndThePromisesStay() {
        BrokerSettings settings = new BrokerSettings(
                "agent.yaml",
                "broker:9092",
                Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512", "linger.ms", "9"));

        Properties properties = settings.producerProperties("minga-agent-x");

        assertThat(properties)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("linger.ms", "9")
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("max.in.flight.requests.per.connection", 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acks", "enable.idempotence", "retries", "transactional.id"})
    void whatThePromisesRestOnCannotBeSet(String name) {
        assertThatThrownBy(() -> new BrokerSettings("agent.yaml", "broker:9092", Map.of(name, "0")))
                .hasMessageContainingAll("properties." + name, "expected not to be");
    }

    @Test
    void theAddressHasToBeSaid() {
        assertThatThrownBy(() -> new BrokerSettings("agent.yaml", " ", Map.of()))
                .hasMessageContaining("bootstrap_servers");
    }

    @Test
    void aTimeThatDoesNotFitIsNamedWithItsValue() {
        assertThatThrownBy(() -> times(Duration.ofDays(30), Duration.ofSeconds(1), Duration.ofMinutes(1)))
                .hasMessageContainingAll("delivery_timeout", "PT720H", "expected");
        assertThatThrownBy(() -> times(Duration.ofSeconds(30), Duration.ZERO, Duration.ofMinutes(1)))
                .hasMessageContainingAll("first_back_off", "PT0S", "expected");
        assertThatThrownBy(() -> times(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(1)))
                .hasMessageContainingAll("longest_back_off", "PT1M", "PT2M");
    }

    @Test
    void aFaultOfTheAgentIsNotTakenForOneOfTheBroker() {
        assertThat(reason(new ArithmeticException("integer overflow")))
                .contains("the agent itself failed", "integer overflow");
    }

    private static BrokerSettings times(Duration deliveryTimeout, Duration firstBackOff, Duration longestBackOff) {
        return new BrokerSettings("agent.yaml", "broker:9092", Map.of(), deliveryTimeout, firstBackOff, longestBackOff);
    }

    @Test
    void everyKindOfFailureSaysWhatToDo() {
        assertThat(reason(new SaslAuthenticationException("x")))
                .contains("refuses the name or password", "sasl.jaas.config in agent.yaml");
        assertThat(reason(new SslAuthenticationException("x"))).contains("ssl.truststore.location");
        assertThat(reason(new RecordTooLargeException("x"))).contains("max.message.bytes");
        assertThat(reason(new TimeoutException("x")))
                .contains("cannot be reached", "the credentials of kafka.properties in agent.yaml");
        assertThat(reason(new KafkaException("x", new ConfigException("No resolvable bootstrap urls"))))
                .contains("cannot be reached");
        assertThat(reason(new KafkaException("x", new KafkaException("y", new ConfigException("no such mechanism")))))
                .contains("kafka.properties in agent.yaml do not fit", "no such mechanism");
    }

    @Test
    void aTopicThatIsMissingIsNotTakenForABrokerThatDoesNotAnswer() {
        for (RuntimeException failure : List.of(
                new UnknownTopicOrPartitionException("x"),
                new TimeoutException("x", new UnknownTopicOrPartitionException("x")))) {
            assertThat(reason(failure))
                    .contains(
                            "has no topic minga.reports.v1",
                            "kafka.bootstrap_servers in agent.yaml",
                            "ask the federation");
        }
    }

    @Test
    void aFailureIsSaidInSpanishWithTheSameAddressFileAndTopic() {
        BrokerSettings several = new BrokerSettings(
                "/srv/años/agent.yaml",
                "broker-1.federation.example:9092,broker-2.federation.example:9092,broker-3.federation.example:9092",
                Map.of());

        assertThat(BrokerState.failing(several, new TopicAuthorizationException("x"))
                        .said()
                        .in(Locale.of("es")))
                .startsWith("el broker en " + several.bootstrapServers() + " no deja")
                .contains("en /srv/años/agent.yaml escriba en minga.reports.v1: pida ese derecho");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a\" password=\"secret\"",
                "ScramLoginModule required username=\"a\" password=\"secret\";",
                "org.apache.kafka.common.security.scram.ScramLoginModule username=\"a\" password=\"secret\";",
                "username=a password=secret",
            })
    void credentialsThatKafkaCannotReadAreSaidInOneMessageWithoutThem(String credentials) {
        BrokerSettings settings = new BrokerSettings(
                "/etc/minga/agent.yaml",
                "localhost:1",
                Map.of(
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "sasl.jaas.config",
                        credentials));

        assertThat(said(settings))
                .startsWith("kafka.properties sasl.jaas.config in /etc/minga/agent.yaml cannot be read")
                .doesNotContain("secret");
    }

    @Test
    void credentialsThatLackAreNamed() {
        assertThat(said(new BrokerSettings("agent.yaml", "localhost:1", Map.of("security.protocol", "SASL_PLAINTEXT"))))
                .startsWith("kafka.properties sasl.jaas.config in agent.yaml cannot be read");
    }

    private static String said(BrokerSettings settings) {
        try (KafkaProducer<String, byte[]> none = new KafkaProducer<>(settings.producerProperties("test"))) {
            throw new AssertionError("these settings were taken by " + none);
        } catch (KafkaException refused) {
            return BrokerState.failing(settings, refused).reason();
        }
    }

    private static String reason(RuntimeException failure) {
        return BrokerState.failing(BROKER, failure).reason();
    }
}
