package coop.minga.analytics.recorder;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and records the reports topic. Skips oversized records (decision 013). Not thread-safe. */
public final class ReportConsumer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReportConsumer.class);
    private static final int AT_ONCE = 500;

    /** Messages for an array that does not fit, unlike threads or classes. */
    private static final Set<String> OF_ONE_ARRAY = Set.of("Java heap space", "Requested array size exceeds VM limit");

    /** Many times the longest report. If this fits, the record is too large. */
    private static final int ROOM = 16 << 20;

    private final Recorder recorder;
    private final Clock machine;
    private final Map<String, Object> properties;
    private final BrokerHealth brokerHealth;
    private final OversizedRecordDetector oversized = new OversizedRecordDetector();
    private volatile PartitionReader reader;
    private volatile boolean isReading;
    private boolean reopenNeeded;

    /**
     * @param kafka client properties: bootstrap servers and credentials
     * @param machine gives times of arrival if the broker does not
     */
    public ReportConsumer(Recorder recorder, Map<String, Object> kafka, Clock machine) {
        this.recorder = recorder;
        this.machine = machine;
        this.properties = new HashMap<>(kafka);
        this.brokerHealth =
                new BrokerHealth(String.valueOf(kafka.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)), System::nanoTime);
        this.reader = new PartitionReader(recorder, properties, machine, AT_ONCE);
    }

    /**
     * Waits for the next batch and records it.
     *
     * @throws RuntimeException if nothing was stored or a partition not claimed; call again
     * @throws OutOfMemoryError until the oversized record is identified; it is skipped then
     */
    public BatchCounts recordNext(Duration wait) {
        try {
            if (reopenNeeded) {
                reopen();
            }
            reader.claimPartitions();
            var recorded = oversized.isOneByOne() ? recordOne(wait) : recordMany(wait);
            brokerHealth.check(reader.responses(), reader.isJoining());
            isReading = !brokerHealth.isLost() && reader.isReading();
            return recorded;
        } catch (OutOfMemoryError e) {
            isReading = false;
            reopenNeeded = true;
            oversized.outOfMemory(reader.positions());
            throw e;
        }
    }

    private void reopen() {
        isReading = false;
        reader.close();
        reader = new PartitionReader(recorder, properties, machine, oversized.isOneByOne() ? 1 : AT_ONCE);
        reopenNeeded = false;
    }

    private BatchCounts recordMany(Duration wait) {
        var recorded = reader.recordNext(wait);
        oversized.recorded(reader.positions(), reader.atTheirEnd());
        return recorded;
    }

    private BatchCounts recordOne(Duration wait) {
        var position = reader.turnToNextPartition();
        try {
            var recorded = reader.recordNext(wait);
            if (position.isPresent()) {
                oversized.readSingly(recorded.nothing(), reader.partitions());
            }
            reopenNeeded = !oversized.isOneByOne();
            return recorded;
        } catch (OutOfMemoryError e) {
            if (position.isEmpty() || !OF_ONE_ARRAY.contains(String.valueOf(e.getMessage())) || !isRoomForReports()) {
                throw e;
            }
            var at = position.get();
            if (!oversized.isToBlame(at.partition(), at.offset())) {
                throw e;
            }
            return skip(at);
        }
    }

    private BatchCounts skip(PartitionReader.Position position) {
        LOG.error(
                "The record at offset {} of partition {} needs more memory than this node has ({} MiB) and is skipped."
                        + " The quarantine lists or counts it. It was sent by somebody with write access to the topic.",
                position.offset(),
                position.partition().partition(),
                Runtime.getRuntime().maxMemory() >> 20);
        reopenNeeded = true;
        var skipped = reader.skip(position);
        reopenNeeded = false;
        oversized.skipped();
        return skipped;
    }

    private static boolean isRoomForReports() {
        try {
            return new byte[ROOM].length == ROOM;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /** Whether partitions are assigned and the broker answers. For any thread. */
    public boolean isReading() {
        return isReading;
    }

    /** Whether the broker has not answered for a while. For any thread. */
    public boolean isBrokerLost() {
        return brokerHealth.isLost();
    }

    /** The unrecorded records in the partitions of this node. NaN without partitions or if unknown. */
    public double lag() {
        return isReading ? reader.lag() : Double.NaN;
    }

    /** The same for any thread, while the reading thread is busy. Asks the broker; NaN if it does not answer. */
    public double lagMeanwhile() {
        return reader.lagMeanwhile();
    }

    @Override
    public void close() {
        reader.close();
    }

    /** Ends a waiting {@link #recordNext}. The only method for other threads. */
    public void wakeUp() {
        reader.wakeUp();
    }
}
