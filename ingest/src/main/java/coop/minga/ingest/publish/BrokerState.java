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

    static Failing failing(BrokerSettings settings, Throwable failure) {
        if (!(failure instanceof KafkaException)) {
            return fault(failure);
        }
        if (failure.getClass() == KafkaException.class && failure.getCause() != null) {
            return unusable(settings, failure.getCause());
        }
        String broker = "the broker at " + settings.bootstrapServers();
        return new Failing(
                switch (failure) {
                    case SslAuthenticationException wrong ->
                        broker + " and this agent do not trust each other (TLS): check kafka.properties"
                                + " ssl.truststore.location in " + settings.file() + ", and the broker's certificate";
                    case AuthenticationException wrong ->
                        broker + " refuses the name or password: correct kafka.properties sasl.jaas.config in "
                                + settings.file() + " as the federation gave it, and start the agent again";
                    case AuthorizationException wrong ->
                        broker + " does not let the name of kafka.properties sasl.jaas.config in " + settings.file()
                                + " write to " + Topics.REPORTS + ": ask the federation for the right to";
                    case RecordTooLargeException wrong ->
                        broker + " takes no report of this size: ask the federation to set max.message.bytes of "
                                + Topics.REPORTS + " to 1048576 or more";
                    default -> unreachable(settings);
                });
    }

    /** The producer could not be created. */
    private static Failing unusable(BrokerSettings settings, Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String reason = String.valueOf(deepest.getMessage());
        if (deepest instanceof ConfigException && reason.contains("bootstrap")) {
            return new Failing(unreachable(settings));
        }
        return new Failing(
                settings.credentialsReadable()
                        ? "the settings in kafka.properties in " + settings.file() + " do not fit: " + reason
                        : "kafka.properties sasl.jaas.config in " + settings.file() + " cannot be read: write it in one"
                                + " line as the federation gave it, like 'org.apache.kafka.common.security.scram"
                                + ".ScramLoginModule required username=\"NAME\" password=\"PASSWORD\";' with the semicolon"
                                + " at its end, and start the agent again");
    }

    private static String unreachable(BrokerSettings settings) {
        return "the broker at " + settings.bootstrapServers() + " cannot be reached or does not answer: check"
                + " kafka.bootstrap_servers and the credentials of kafka.properties in " + settings.file()
                + " (a broker that asks for some does not answer who gives none), the network, and whether the broker is up";
    }
}
