package coop.minga.ingest.publish;

import coop.minga.ingest.contract.Topics;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** The publisher's view of the broker. A reason says what to do. */
public sealed interface BrokerState {
    record Unknown() implements BrokerState {}

    /** The broker accepts reports. */
    record Reached() implements BrokerState {}

    /** The broker accepts no reports. */
    record Failing(String reason) implements BrokerState {}

    /** A failure of the agent, not of broker or network. */
    static Failing fault(Throwable failure) {
        return new Failing("the agent itself failed, please report it: " + failure);
    }

    static Failing failing(String bootstrapServers, Throwable failure) {
        if (!(failure instanceof KafkaException)) {
            return fault(failure);
        }
        if (failure.getClass() == KafkaException.class && failure.getCause() != null) {
            return unusable(bootstrapServers, failure.getCause());
        }
        return new Failing(
                switch (failure) {
                    case SslAuthenticationException wrong ->
                        "the broker at " + bootstrapServers + " and this agent do not trust each other (TLS): check"
                                + " kafka.properties ssl.truststore.location and the broker's certificate";
                    case AuthenticationException wrong ->
                        "the broker at " + bootstrapServers + " refuses the name or password: check kafka.properties"
                                + " sasl.jaas.config with the federation";
                    case AuthorizationException wrong ->
                        "the broker at " + bootstrapServers + " does not let this name write to " + Topics.REPORTS
                                + ": ask the federation for the right to";
                    case RecordTooLargeException wrong ->
                        "the broker at " + bootstrapServers + " takes no report of this size: ask the federation to set"
                                + " max.message.bytes of " + Topics.REPORTS + " to 1048576 or more";
                    default -> unreachable(bootstrapServers);
                });
    }

    /** The producer could not be created. */
    private static Failing unusable(String bootstrapServers, Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String reason = String.valueOf(deepest.getMessage());
        return new Failing(
                deepest instanceof ConfigException && reason.contains("bootstrap")
                        ? unreachable(bootstrapServers)
                        : "the settings in kafka.properties do not fit: " + reason);
    }

    private static String unreachable(String bootstrapServers) {
        return "the broker at " + bootstrapServers + " cannot be reached or does not answer: check"
                + " kafka.bootstrap_servers, the network, whether the broker is up, and the credentials in kafka.properties"
                + " (a broker that asks for some does not answer who gives none)";
    }
}
