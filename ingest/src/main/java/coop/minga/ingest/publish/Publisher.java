package coop.minga.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import coop.minga.ingest.contract.Topics;
import coop.minga.ingest.contract.UnreadableReportException;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.retry.BackOff;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import coop.minga.ingest.spool.SpooledReport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends spooled reports in order on its own thread, at least once. The recorder detects duplicates by stream and
 * sequence.
 */
public final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final String UNREADABLE = "unreadable report";
    private static final int MOST_AT_ONCE = 50;
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Spool spool;
    private final BrokerSettings settings;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Timeouts timeouts;
    private final Locale language;
    private final Semaphore wake = new Semaphore(0);
    private final Set<Long> unreadable = new HashSet<>();
    private final List<Long> unconfirmed = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Producer<String, byte[]> producer;
    private final BackOff backOff;
    private Duration pause;
    private volatile boolean checking;
    private volatile BrokerState state = new BrokerState.Unknown();

    /** @param language of problems, in the log and the spool */
    public Publisher(Spool spool, BrokerSettings settings, String clientId, Locale language) {
        this(
                spool,
                settings,
                () -> new KafkaProducer<>(settings.producerProperties(clientId)),
                clientId,
                new Timeouts(settings.deliveryTimeout().plus(MARGIN), GRACE),
                language);
    }

    Publisher(
            Spool spool,
            BrokerSettings settings,
            Supplier<Producer<String, byte[]>> producers,
            String name,
            Timeouts timeouts,
            Locale language) {
        this.spool = spool;
        this.settings = settings;
        this.producers = producers;
        this.timeouts = timeouts;
        this.language = language;
        this.backOff = new BackOff(settings.firstBackOff(), settings.longestBackOff());
        this.pause = backOff.first();
        this.thread = Thread.ofPlatform().name("publisher-" + name).daemon().unstarted(this::run);
    }

    /** @throws IllegalStateException if the publisher was closed */
    public synchronized void start() {
        if (closing()) {
            throw new IllegalStateException("a publisher that was closed does not start any more");
        }
        thread.start();
    }

    /** Signals a new report in the spool. */
    public void wake() {
        wake.release();
    }

    public BrokerState state() {
        return state;
    }

    /** Confirms answered reports; all others stay in the spool. */
    @Override
    public void close() {
        requestStop();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(checking || state instanceof BrokerState.Failing ? Duration.ofMillis(100) : GRACE);
            thread.interrupt();
            thread.join();
        } catch (InterruptedException hurried) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        closeProducer();
    }

    /** Requests the stop without waiting for it. */
    public synchronized void requestStop() {
        closing.countDown();
        wake.release();
    }

    private void run() {
        try {
            note(UNREADABLE, "");
            while (!closing()) {
                boolean more = sendOnce();
                if (!more) {
                    awaitWork(LONGEST_IDLE);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends one batch. Returns whether more may wait. */
    private boolean sendOnce() throws InterruptedException {
        try {
            wake.drainPermits();
            confirm();
            List<SpooledReport> waiting = waiting();
            return waiting.isEmpty() ? !checkBroker() : send(waiting);
        } catch (SpoolException failure) {
            changeState(new BrokerState.Failing(failure.said()));
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Throwable failure) { // the thread must survive: nothing restarts it
            recover(failure);
        }
        awaitBackOff();
        return true;
    }

    /**
     * Asks the broker for the topic until it answered once, so that wrong settings are said before the first report.
     * Returns whether nothing is left to check.
     */
    private boolean checkBroker() throws InterruptedException {
        if (state instanceof BrokerState.Reached) {
            return true;
        }
        try {
            checking = true;
            if (closing()) {
                return true;
            }
            producer().partitionsFor(Topics.REPORTS); // bounded by max.block.ms
            markReached();
            return true;
        } catch (InterruptException stopped) {
            throw new InterruptedException();
        } catch (KafkaException failure) {
            fail(failure);
            return false;
        } finally {
            checking = false;
        }
    }

    private void recover(Throwable failure) {
        try {
            LOG.debug("A send cycle failed", failure);
            changeState(BrokerState.fault(failure));
            closeProducer();
        } catch (Throwable again) {
            // memory may lack for this too: the next round tries
        }
    }

    private List<SpooledReport> waiting() throws SpoolException {
        return spool.waiting(0, MOST_AT_ONCE + unreadable.size()).stream()
                .filter(report -> !unreadable.contains(report.sequence()))
                .toList();
    }

    private boolean send(List<SpooledReport> waiting) throws InterruptedException, SpoolException {
        SendBatch.BatchResult result = enqueue(waiting).await(timeouts.answer());
        unconfirmed.addAll(result.confirmed());
        confirm();
        Exception failure = result.failure();
        if (failure == null) {
            markReached();
            return true;
        }
        if (closing()) {
            return false;
        }
        fail(failure);
        return true;
    }

    private void markReached() {
        pause = backOff.first();
        changeState(new BrokerState.Reached());
    }

    private void fail(Exception failure) throws InterruptedException {
        LOG.debug("Sending failed", failure);
        changeState(BrokerState.failing(settings, failure));
        closeProducer(); // a new producer resolves addresses again and resets its sequence
        awaitBackOff();
    }

    private SendBatch enqueue(List<SpooledReport> waiting) {
        SendBatch batch = new SendBatch();
        for (SpooledReport report : waiting) {
            if (batch.failed() || closing()) {
                break;
            }
            enqueue(report, batch);
        }
        return batch;
    }

    private void enqueue(SpooledReport report, SendBatch batch) {
        try {
            ProducerRecord<String, byte[]> made = ReportRecords.of(report.report());
            enqueue(made, batch.begin(report.sequence()));
        } catch (UnreadableReportException | IllegalArgumentException damage) {
            skip(report, damage);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the answer
    private void enqueue(ProducerRecord<String, byte[]> sent, SendBatch.PendingSend pending) {
        try {
            producer().send(sent, pending);
        } catch (RuntimeException refusal) {
            pending.onCompletion(null, refusal);
        }
    }

    /** Keeps an unreadable report in the spool and sends the others. */
    private void skip(SpooledReport report, Exception damage) {
        unreadable.add(report.sequence());
        String words = Message.of(
                        "spool.report-unreadable",
                        report.sequence(),
                        new Message.Detail(String.valueOf(damage.getMessage())))
                .in(language);
        LOG.error("{}", words);
        note(UNREADABLE, words);
    }

    /** Retries until confirmed: a full disk must not cause endless resending. */
    private void confirm() throws SpoolException {
        if (!unconfirmed.isEmpty()) {
            spool.acknowledge(unconfirmed);
            unconfirmed.clear();
        }
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open = producers.get();
            producer = open;
        }
        return open;
    }

    /** Uses another thread: Kafka waits without end for a network thread that hangs. */
    private void closeProducer() {
        Producer<String, byte[]> open = producer;
        producer = null;
        if (open == null) {
            return;
        }
        Thread closer =
                Thread.ofPlatform().name("close-" + thread.getName()).daemon().start(() -> close(open));
        try {
            closer.join(timeouts.close());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Producer<String, byte[]> open) {
        try {
            open.close(Duration.ZERO);
        } catch (RuntimeException failure) {
            LOG.debug("A producer did not close", failure);
        }
    }

    private void changeState(BrokerState next) {
        if (next.equals(state)) {
            return;
        }
        switch (next) {
            case BrokerState.Unknown() -> {}
            case BrokerState.Reached() -> {
                Message reached = Message.of("broker.reached", new Message.Detail(settings.bootstrapServers()));
                LOG.info("{}", reached.in(language));
                note("broker", "");
            }
            case BrokerState.Failing(Message said) -> {
                LOG.error("{}", Message.of("broker.kept", said).in(language));
                note("broker", said.in(language));
            }
        }
        state = next; // last: what could not be recorded is tried again
    }

    private void note(String subject, String words) {
        try {
            spool.recordProblem(subject, words);
        } catch (SpoolException failure) {
            LOG.debug("The state of the broker could not be noted", failure);
        }
    }

    private void awaitBackOff() throws InterruptedException {
        long half = pause.toMillis() / 2 + 1;
        long jittered = half + ThreadLocalRandom.current().nextLong(half);
        if (closing.await(jittered, TimeUnit.MILLISECONDS)) {
            return;
        }
        pause = backOff.after(pause);
    }

    private boolean closing() {
        return closing.getCount() == 0;
    }

    private void awaitWork(Duration longest) throws InterruptedException {
        wake.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * The longest waits for a producer; then it is abandoned for a new one.
     *
     * @param answer to the reports of a batch, longer than the delivery time-out
     * @param close for its close
     */
    record Timeouts(Duration answer, Duration close) {}
}
