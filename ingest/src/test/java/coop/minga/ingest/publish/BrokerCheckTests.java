package coop.minga.ingest.publish;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The publisher asks the broker once, also if it has nothing to send. */
final class BrokerCheckTests {
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
                        return TestBroker.answering(true);
                    }));
            try (Publisher publisher = new Publisher(
                    spool,
                    TestBroker.SETTINGS,
                    () -> turns.remove().get(),
                    "test",
                    TestBroker.PATIENT,
                    Locale.ENGLISH)) {
                publisher.start();
                await().until(() -> publisher.state() instanceof BrokerState.Reached);

                assertThat(problems).singleElement().asString().contains("sasl.jaas.config in agent.yaml");
                await().untilAsserted(() -> assertThat(problem(spool)).isEmpty());
                assertThat(first.closed() && second.closed()).isTrue();
            }
        }
    }

    @Test
    void aNewAgentLearnsWhetherTheBrokerWouldAcceptItsReports() {
        assertThat(BrokerCheck.check(TestBroker.SETTINGS, () -> TestBroker.answering(true)))
                .isEqualTo(new BrokerState.Reached());
        MockProducer<String, byte[]> refusing = refusing(new SaslAuthenticationException("wrong"));
        assertThat(BrokerCheck.check(TestBroker.SETTINGS, () -> refusing))
                .isInstanceOfSatisfying(
                        BrokerState.Failing.class,
                        failing -> assertThat(failing.reason()).contains("sasl.jaas.config in agent.yaml"));
        assertThat(refusing.closed()).isTrue();
    }

    private static MockProducer<String, byte[]> refusing(RuntimeException refusal) {
        MockProducer<String, byte[]> refusing = TestBroker.answering(true);
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
}
