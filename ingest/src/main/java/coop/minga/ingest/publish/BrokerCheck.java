package coop.minga.ingest.publish;

import java.util.function.Supplier;

import coop.minga.ingest.contract.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/** Asks the broker once whether it would accept reports. Sends nothing. */
public final class BrokerCheck {
    private BrokerCheck() {}

    /** Waits for the broker's answer at most as long as the settings say. */
    public static BrokerState check(BrokerSettings settings) {
        return check(settings, () -> new KafkaProducer<>(settings.producerProperties("minga-agent-init")));
    }

    static BrokerState check(BrokerSettings settings, Supplier<Producer<String, byte[]>> producers) {
        try (Producer<String, byte[]> producer = producers.get()) {
            producer.partitionsFor(Topics.REPORTS); // bounded by max.block.ms
            return new BrokerState.Reached();
        } catch (KafkaException failure) {
            return BrokerState.failing(settings, failure);
        }
    }
}
