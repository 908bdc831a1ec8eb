package coop.minga.deploy.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import coop.minga.ingest.contract.Topics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads reports as any user. */
final class Reporter {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RECORD = 100_000;

    private Reporter() {}

    static void send(BrokerAccess broker, String user, String password, Map<String, String> reports)
            throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(broker.clientSettings(user, password));
        settings.put("enable.idempotence", true);
        settings.put("acks", "all");
        settings.put("max.block.ms", (int) PATIENCE.toMillis());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (var report : reports.entrySet()) {
                producer.send(new ProducerRecord<>(Topics.REPORTS, report.getKey(), report.getValue()))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The longest throttle time that the broker imposed, in milliseconds. */
    static double longestWaitAtFullSpeed(BrokerAccess broker, String user, String password, int bytes)
            throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(broker.clientSettings(user, password));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int left = bytes; left > 0; left -= RECORD) {
                sent.add(producer.send(new ProducerRecord<>(Topics.REPORTS, new byte[RECORD])));
            }
            for (var each : sent) {
                each.get();
            }
            return producer.metrics().values().stream()
                    .filter(metric -> metric.metricName().name().equals("produce-throttle-time-max"))
                    .mapToDouble(metric -> (double) metric.metricValue())
                    .max()
                    .orElseThrow();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    static List<String> read(BrokerAccess broker, String user, String password, String group) {
        Map<String, Object> settings = new HashMap<>(broker.clientSettings(user, password));
        settings.put("group.id", group);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.REPORTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> values = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(PATIENCE).forEach(message -> values.add(message.value()));
            }
            consumer.commitSync(PATIENCE);
            return values;
        }
    }
}
