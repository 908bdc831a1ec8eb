package coop.minga.ingest.publish;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The publisher asks the broker once, also if it has nothing to send. */
final class BrokerCheckTests {
    private static final BrokerSettings SETTINGS = new BrokerSettings(
            "agent.yaml",
            "broker.example.org:9092",
            Map.of(),
            Duration.ofMillis(500),
            Duration.ofMillis(1),
            Duration.ofMillis(5));
    private static final Publisher.Patience PATIENT = new Publisher.Patience(Duration.ofHours(1), Duration.ofHours(1));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void wrongCredentialsAreSaidBeforeThereIsAReportAndTheCheckIsRepeated() throws Exception {
        MockProducer<String, byte[]> first = refusing(new SaslAuthenticationException("wrong"));
        MockProducer<String, byte[]> second = refusing(new SaslAuthenticationException("wrong"));
        List<String> problems = new CopyOnWriteArrayList<>();
        try (Spool spool = Spool.open(folder.resolve("spool.db"), Clock.systemUTC())) {
            Queue<Supplier<Producer<String, byte[]>>> turns =
                    new ConcurrentLinkedQueue<>(List.of(() -> first, () -> second, () -> {
                        problems.add(problem(spool));
                        return answering();
                    }));
            try (Publisher publisher =
                    new Publisher(spool, SETTINGS, () -> turns.remove().get(), "test", PATIENT)) {
                publisher.start();
                await().until(() -> publisher.state() instanceof BrokerState.Reached);

                assertThat(problems).singleElement().asString().contains("sasl.jaas.config in agent.yaml");
                await().untilAsserted(() -> assertThat(problem(spool)).isEmpty());
                assertThat(first.closed() && second.closed()).isTrue();
            }
        }
    }

    private static MockProducer<String, byte[]> refusing(RuntimeException refusal) {
        MockProducer<String, byte[]> refusing = answering();
        refusing.partitionsForException = refusal;
        return refusing;
    }

    private static String problem(Spool spool) {
        try {
            return spool.status().words().broker();
        } catch (SpoolException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static MockProducer<String, byte[]> answering() {
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    }
}
