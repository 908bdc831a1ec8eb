package coop.minga.analytics.recorder;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import coop.minga.ingest.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the reports topic and records what comes. Where reading stands is in the database alone: partitions are taken
 * over there with a new epoch, and a batch that could not be stored is read again. Used by one thread.
 */
public final class ReportsFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReportsFeed.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Recorder recorder;
    private final Clock machine;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Object> properties;
    private final BrokerContact contact;
    private final Supplier<Object> answers;
    private final Supplier<Object> connections;
    private final Map<PartitionName, Long> epochs = new HashMap<>();
    private final Set<TopicPartition> toTake = new HashSet<>();
    private String topicId = "";
    private volatile boolean reading;

    /**
     * @param kafka client properties: bootstrap servers and whatever the broker asks for to let us in
     * @param machine says when a report came where the broker does not
     */
    public ReportsFeed(Recorder recorder, Map<String, Object> kafka, Clock machine) {
        this.recorder = recorder;
        this.machine = machine;
        this.properties = new HashMap<>(kafka);
        properties.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, "minga.recorder");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.contact =
                new BrokerContact(String.valueOf(kafka.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)), System::nanoTime);
        this.answers = figure(consumer, "response-total");
        this.connections = figure(consumer, "connection-count");
        consumer.subscribe(List.of(Topics.REPORTS), new Assignment());
    }

    /**
     * Waits for the next batch and records it.
     *
     * @throws RuntimeException when it could not be stored: then nothing of it was, and it is read again next time; or
     *     when partitions could not be taken over, which is tried again next time too
     */
    public Recorded recordNext(Duration wait) {
        if (!toTake.isEmpty()) {
            take();
        }
        var batch = poll(wait);
        contact.look(number(answers), joining());
        reading = !contact.lost() && toTake.isEmpty() && !consumer.assignment().isEmpty();
        if (batch.isEmpty()) {
            return Recorded.NOTHING;
        }
        try {
            return recorder.record(batch, epochs);
        } catch (RuntimeException e) {
            rewind(batch);
            throw e;
        }
    }

    /** Whether the broker gave this node partitions to read, and answers; may be asked by any thread. */
    public boolean reading() {
        return reading;
    }

    /**
     * Records that the broker holds and that are not recorded yet, over the partitions that this node reads; not a number
     * while it reads none or does not know.
     */
    public double lag() {
        if (!reading) {
            return Double.NaN;
        }
        var sum = 0L;
        for (var partition : consumer.assignment()) {
            var lag = consumer.currentLag(partition);
            if (lag.isEmpty()) {
                return Double.NaN;
            }
            sum += lag.getAsLong();
        }
        return sum;
    }

    /** Whether the broker lets the client wait for its part of the work, with a connection open and nothing to answer. */
    private boolean joining() {
        return consumer.assignment().isEmpty() && number(connections) > 0;
    }

    private static double number(Supplier<Object> figure) {
        return ((Number) figure.get()).doubleValue();
    }

    private static Supplier<Object> figure(KafkaConsumer<?, ?> consumer, String name) {
        return consumer.metrics().entrySet().stream()
                .filter(each -> each.getKey().name().equals(name)
                        && each.getKey().group().equals("consumer-metrics"))
                .findFirst()
                .<Supplier<Object>>map(each -> each.getValue()::metricValue)
                .orElseThrow();
    }

    private void take() {
        topicId = topicId();
        var taken = List.copyOf(toTake);
        var beginnings = consumer.beginningOffsets(taken);
        for (var partition : taken) {
            var name = new PartitionName(topicId, partition.partition());
            var position = recorder.take(name, beginnings.getOrDefault(partition, 0L));
            epochs.put(name, position.epoch());
            consumer.seek(partition, position.nextOffset());
            toTake.remove(partition);
        }
        LOG.info("Reading {} partitions of {}", taken.size(), Topics.REPORTS);
    }

    private String topicId() {
        try (var admin = Admin.create(properties)) {
            return Objects.requireNonNull(admin.describeTopics(List.of(Topics.REPORTS))
                            .allTopicNames()
                            .get(ANSWER.toSeconds(), TimeUnit.SECONDS)
                            .get(Topics.REPORTS))
                    .topicId()
                    .toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the broker for the topic's id", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say the id of " + Topics.REPORTS, e);
        }
    }

    private List<Incoming> poll(Duration wait) {
        try {
            var batch = new ArrayList<Incoming>();
            for (var each : consumer.poll(wait)) {
                batch.add(Incoming.of(topicId, each, machine.instant()));
            }
            return batch;
        } catch (NoOffsetForPartitionException justAssigned) {
            toTake.addAll(justAssigned.partitions());
            return List.of();
        } catch (OffsetOutOfRangeException e) {
            LOG.error(
                    "The broker holds no report at {}: it has removed what was there, or its log was cut off. Reading"
                            + " goes on with the oldest it has; what was recorded before is not recorded twice. Ask the"
                            + " agents to send again what may be lost (agent resend).",
                    e.offsetOutOfRangePartitions());
            consumer.seekToBeginning(e.partitions());
            return List.of();
        }
    }

    private void rewind(List<Incoming> batch) {
        var first = new HashMap<Integer, Long>();
        batch.forEach(each -> first.merge(each.partition(), each.offset(), Math::min));
        first.forEach((partition, offset) -> {
            var name = new TopicPartition(Topics.REPORTS, partition);
            if (consumer.assignment().contains(name)) {
                consumer.seek(name, offset);
            }
        });
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Wakes a waiting {@link #recordNext} so that its thread can end; the only method for another thread. */
    public void wakeUp() {
        consumer.wakeup();
    }

    /** Only remembers what is to be taken: what fails here would not be tried again before the next rebalance. */
    private final class Assignment implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            toTake.addAll(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> {
                toTake.remove(partition);
                epochs.remove(new PartitionName(topicId, partition.partition()));
            });
        }
    }
}
