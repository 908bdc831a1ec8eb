package coop.minga.ingest.publish;

import java.util.Locale;

import coop.minga.ingest.contract.Topics;
import coop.minga.ingest.message.Message;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The publisher's view of the broker. A reason says what to do. */
public sealed interface BrokerState {
    record Unknown() implements BrokerState {}

    /** The broker accepts reports. */
    record Reached() implements BrokerState {}

    /** The broker accepts no reports. */
    record Failing(Message said) implements BrokerState {
        /** In English. */
        public String reason() {
            return said.in(Locale.ENGLISH);
        }
    }

    /** A failure of the agent, not of broker or network. */
    static Failing fault(Throwable failure) {
        return new Failing(Message.of("broker.fault", new Message.Detail(failure.toString())));
    }

    static Failing failing(BrokerSettings settings, Throwable failure) {
        if (!(failure instanceof KafkaException)) {
            return fault(failure);
        }
        if (failure.getClass() == KafkaException.class && failure.getCause() != null) {
            return unusable(settings, failure.getCause());
        }
        return new Failing(
                switch (failure) {
                    case SslAuthenticationException wrong -> said("broker.tls", settings);
                    case AuthenticationException wrong -> said("broker.credentials", settings);
                    case AuthorizationException wrong -> said("broker.no-right", settings);
                    case RecordTooLargeException wrong -> said("broker.too-large", settings);
                    case UnknownTopicOrPartitionException wrong -> said("broker.no-topic", settings);
                    case TimeoutException late
                    when late.getCause() instanceof UnknownTopicOrPartitionException ->
                        said("broker.no-topic", settings);
                    default -> said("broker.unreachable", settings);
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
            return new Failing(said("broker.unreachable", settings));
        }
        Message.Detail file = new Message.Detail(settings.file());
        return new Failing(
                settings.credentialsReadable()
                        ? Message.of("broker.unusable", file, new Message.Detail(reason))
                        : Message.of("broker.unreadable-credentials", file));
    }

    /** With the broker's address, the settings' file and the topic. */
    private static Message said(String key, BrokerSettings settings) {
        return Message.of(
                key,
                new Message.Detail(settings.bootstrapServers()),
                new Message.Detail(settings.file()),
                Topics.REPORTS);
    }
}
