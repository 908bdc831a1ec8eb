package coop.minga.ingest.publish;

import java.time.Duration;
import java.util.Map;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker that tests play with producers of their own. */
final class TestBroker {
    static final BrokerSettings SETTINGS = new BrokerSettings(
            "agent.yaml",
            "broker.example.org:9092",
            Map.of(),
            Duration.ofMillis(500),
            Duration.ofMillis(1),
            Duration.ofMillis(5));

    static final Publisher.Timeouts PATIENT = new Publisher.Timeouts(Duration.ofHours(1), Duration.ofHours(1));

    private TestBroker() {}

    /** @param confirming whether each record is confirmed at once */
    static MockProducer<String, byte[]> answering(boolean confirming) {
        return new MockProducer<>(confirming, null, new StringSerializer(), new ByteArraySerializer());
    }
}
