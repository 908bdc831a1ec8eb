package coop.minga.analytics.recorder;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import coop.minga.analytics.quarantine.PartitionName;
import coop.minga.analytics.quarantine.ReceivedRecord;
import coop.minga.ingest.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
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
 * One life of the Kafka client for reports. Only the database stores positions, so unrecorded batches are read again.
 * Close it after an {@link OutOfMemoryError} unless reading singly: it may lose fetched records.
 */
final class PartitionReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionReader.class);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SHORT_RESPONSE_TIMEOUT = Duration.ofSeconds(2);

    /** How often the topic's id is checked while partitions are held. */
    private static final Duration ID_ASKED_EVERY = Duration.ofSeconds(5);

    /** How long closing may wait for the broker. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Recorder recorder;
    private final Clock machine;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final Supplier<Object> responses;
    private final Supplier<Object> connections;
    private final Map<PartitionName, Held> held = new HashMap<>();
    private final Set<TopicPartition> unclaimed = new HashSet<>();
    private volatile Map<TopicPartition, Long> standing = Map.of();
    private String topicId = "";
    private long topicIdAskedAt;
    private int turns;

    /** @param atOnce most records of a batch */
    PartitionReader(Recorder recorder, Map<String, Object> kafka, Clock machine, int atOnce) {
        this.recorder = recorder;
        this.machine = machine;
        var properties = new HashMap<>(kafka);
        properties.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, "minga.recorder");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, atOnce);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.admin = Admin.create(properties);
        this.responses = figure(consumer, "response-total");
        this.connections = figure(consumer, "connection-count");
        consumer.subscribe(List.of(Topics.REPORTS), new Assignment());
    }

    /** Claims newly assigned partitions. */
    void claimPartitions() {
        detectRecreatedTopic();
        if (unclaimed.isEmpty()) {
            return;
        }
        var before = topicId;
        topicId = topicId(RESPONSE_TIMEOUT);
        topicIdAskedAt = System.nanoTime();
        if (!topicId.equals(before)) {
            new TopicRetention(admin).check();
        }
        var claimed = List.copyOf(unclaimed);
        var beginnings = consumer.beginningOffsets(claimed);
        for (var partition : claimed) {
            var name = name(partition);
            var position = recorder.claim(name, beginnings.getOrDefault(partition, 0L));
            held.put(name, new Held(position.epoch(), position.nextOffset()));
            consumer.seek(partition, position.nextOffset());
            unclaimed.remove(partition);
        }
        LOG.info("Reading {} partitions of {}", claimed.size(), Topics.REPORTS);
    }

    /**
     * Detects a recreated topic, whose offsets start at 0. Claims its partitions again and reads from their beginning;
     * duplicates are recognised.
     */
    private void detectRecreatedTopic() {
        if (held.isEmpty() || System.nanoTime() - topicIdAskedAt < ID_ASKED_EVERY.toNanos()) {
            return;
        }
        topicIdAskedAt = System.nanoTime();
        var now = topicIdIfKnown();
        if (now.filter(id -> !id.equals(topicId)).isPresent()) {
            LOG.error(
                    "The topic {} was deleted and made again: it is read from its beginning. Ask the agents to send again"
                            + " what the old one held and was not recorded (agent resend).",
                    Topics.REPORTS);
            held.clear();
            unclaimed.addAll(consumer.assignment());
        }
    }

    private Optional<String> topicIdIfKnown() {
        try {
            return Optional.of(topicId(SHORT_RESPONSE_TIMEOUT));
        } catch (IllegalStateException away) {
            LOG.debug("The id of {} is asked for again later", Topics.REPORTS, away);
            return Optional.empty();
        }
    }

    /** Waits for the next batch and records it, see {@link ReportConsumer#recordNext}. */
    BatchCounts recordNext(Duration wait) {
        var batch = poll(wait);
        if (batch.isEmpty()) {
            return BatchCounts.NOTHING;
        }
        standing = standing();
        try {
            var recorded = recorder.record(batch, epochs());
            batch.forEach(each -> held.computeIfPresent(
                    new PartitionName(each.topicId(), each.partition()), (name, now) -> now.at(each.offset() + 1)));
            standing = standing();
            return recorded;
        } catch (FencedException e) {
            rejoin();
            throw e;
        } catch (RuntimeException | Error e) {
            rewind(batch);
            throw e;
        }
    }

    /** Pauses all partitions but the next one, in turn; empty without any. */
    Optional<Position> turnToNextPartition() {
        var ours = consumer.assignment().stream()
                .filter(each -> held.containsKey(name(each)))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        var next = ours.get(Math.floorMod(turns++, ours.size()));
        consumer.pause(consumer.assignment());
        consumer.resume(List.of(next));
        return Optional.of(new Position(next, consumer.position(next, RESPONSE_TIMEOUT)));
    }

    /** Skips the record at this position. After a failure, only close the reader. */
    BatchCounts skip(Position position) {
        var name = name(position.partition());
        var skipped = recorder.skip(
                name, position.offset(), held.getOrDefault(name, Held.NOT).epoch());
        held.computeIfPresent(name, (same, now) -> now.at(position.offset() + 1));
        consumer.seek(position.partition(), position.offset() + 1);
        return skipped;
    }

    /** The next offset of each of our partitions. */
    Map<PartitionName, Long> positions() {
        return held.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().next()));
    }

    /** Our partitions that have no unrecorded records, as the broker reported. */
    Set<PartitionName> atTheirEnd() {
        return consumer.assignment().stream()
                .filter(each -> consumer.currentLag(each).orElse(1) == 0)
                .map(this::name)
                .filter(held::containsKey)
                .collect(Collectors.toSet());
    }

    int partitions() {
        return held.size();
    }

    /** Whether partitions are assigned and all of them claimed. */
    boolean isReading() {
        return unclaimed.isEmpty() && !consumer.assignment().isEmpty();
    }

    /** Whether it is connected and waits for an assignment. */
    boolean isJoining() {
        return consumer.assignment().isEmpty() && number(connections) > 0;
    }

    /** See {@link ReportConsumer#lag}. */
    double lag() {
        if (!isReading()) {
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

    /** See {@link ReportConsumer#lagMeanwhile}. */
    double lagMeanwhile() {
        var ours = standing;
        if (ours.isEmpty()) {
            return Double.NaN;
        }
        try {
            var ends = admin.listOffsets(
                            ours.keySet().stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                    .all()
                    .get(SHORT_RESPONSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return ends.entrySet().stream()
                    .mapToLong(end -> end.getValue().offset()
                            - ours.getOrDefault(end.getKey(), end.getValue().offset()))
                    .sum();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        } catch (ExecutionException | TimeoutException away) {
            LOG.debug("The broker does not say how many records it holds", away);
            return Double.NaN;
        }
    }

    private Map<TopicPartition, Long> standing() {
        return held.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        each -> new TopicPartition(Topics.REPORTS, each.getKey().number()),
                        each -> each.getValue().next()));
    }

    /** The number of responses from brokers so far. */
    double responses() {
        return number(responses);
    }

    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        admin.close(CLOSE_TIMEOUT);
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
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

    private String topicId(Duration wait) {
        try {
            return Objects.requireNonNull(admin.describeTopics(List.of(Topics.REPORTS))
                            .allTopicNames()
                            .get(wait.toMillis(), TimeUnit.MILLISECONDS)
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

    private List<ReceivedRecord> poll(Duration wait) {
        try {
            var batch = new ArrayList<ReceivedRecord>();
            for (var each : consumer.poll(wait)) {
                batch.add(ReceivedRecord.of(topicId, each, machine.instant()));
            }
            return batch;
        } catch (NoOffsetForPartitionException justAssigned) {
            unclaimed.addAll(justAssigned.partitions());
            return List.of();
        } catch (OffsetOutOfRangeException e) {
            LOG.error(
                    "The broker holds no report at {}: it has removed what was there, or its log was cut off. Reading"
                            + " continues with the oldest it has; what was recorded before is not recorded twice. Ask the"
                            + " agents to send again what may be lost (agent resend).",
                    e.offsetOutOfRangePartitions());
            consumer.seekToBeginning(e.partitions());
            return List.of();
        }
    }

    private Map<PartitionName, Long> epochs() {
        return held.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().epoch()));
    }

    private void rewind(List<ReceivedRecord> batch) {
        var first = new HashMap<Integer, Long>();
        batch.forEach(each -> first.merge(each.partition(), each.offset(), Math::min));
        first.forEach((partition, offset) -> {
            var name = new TopicPartition(Topics.REPORTS, partition);
            if (consumer.assignment().contains(name)) {
                consumer.seek(name, offset);
            }
        });
    }

    /** Rejoins the group. Partitions assigned then get a new epoch. */
    private void rejoin() {
        consumer.unsubscribe();
        unclaimed.clear();
        held.clear();
        consumer.subscribe(List.of(Topics.REPORTS), new Assignment());
    }

    private PartitionName name(TopicPartition partition) {
        return new PartitionName(topicId, partition.partition());
    }

    /** The position of the next record. */
    record Position(TopicPartition partition, long offset) {}

    /** @param next the first offset that is not recorded yet */
    private record Held(long epoch, long next) {

        static final Held NOT = new Held(-1, 0);

        Held at(long offset) {
            return new Held(epoch, Math.max(next, offset));
        }
    }

    /** Only stores assignments: a failure here is retried at the next rebalance only. */
    private final class Assignment implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            unclaimed.addAll(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> {
                unclaimed.remove(partition);
                held.remove(name(partition));
            });
        }
    }
}
