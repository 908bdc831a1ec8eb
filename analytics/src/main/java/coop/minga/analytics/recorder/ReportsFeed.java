package coop.minga.analytics.recorder;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the reports topic and records what comes, whatever comes: a record that memory does not hold is passed over in
 * the end (decision 013). Used by one thread.
 */
public final class ReportsFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReportsFeed.class);
    private static final int AT_ONCE = 500;

    /** What the machine says when an array does not fit, and not when threads or classes do not. */
    private static final Set<String> OF_ONE_ARRAY = Set.of("Java heap space", "Requested array size exceeds VM limit");

    /** Many times what a report may be long: while there is room for it, the record is too large and not memory short. */
    private static final int ROOM = 16 << 20;

    private final Recorder recorder;
    private final Clock machine;
    private final Map<String, Object> properties;
    private final BrokerContact contact;
    private final MemoryFaults faults = new MemoryFaults();
    private volatile ReportsReader reader;
    private volatile boolean reading;
    private boolean toBeOpenedAnew;

    /**
     * @param kafka client properties: bootstrap servers and whatever the broker asks for to let us in
     * @param machine says when a report came where the broker does not
     */
    public ReportsFeed(Recorder recorder, Map<String, Object> kafka, Clock machine) {
        this.recorder = recorder;
        this.machine = machine;
        this.properties = new HashMap<>(kafka);
        this.contact =
                new BrokerContact(String.valueOf(kafka.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)), System::nanoTime);
        this.reader = new ReportsReader(recorder, properties, machine, AT_ONCE);
    }

    /**
     * Waits for the next batch and records it.
     *
     * @throws RuntimeException when it could not be stored: then nothing of it was, and it is read again next time; or
     *     when partitions could not be taken over, which is tried again next time too; or when another node has taken
     *     a partition, and then this one asks the group anew what is its own
     * @throws OutOfMemoryError when memory ran out, until it is known at which record; that one is then passed over
     */
    public Recorded recordNext(Duration wait) {
        try {
            if (toBeOpenedAnew) {
                openAnew();
            }
            reader.takeOver();
            var recorded = faults.oneByOne() ? recordOne(wait) : recordMany(wait);
            contact.look(reader.answers(), reader.joining());
            reading = !contact.lost() && reader.reading();
            return recorded;
        } catch (OutOfMemoryError e) {
            reading = false;
            toBeOpenedAnew = true;
            faults.ranOut(reader.positions());
            throw e;
        }
    }

    private void openAnew() {
        reading = false;
        reader.close();
        reader = new ReportsReader(recorder, properties, machine, faults.oneByOne() ? 1 : AT_ONCE);
        toBeOpenedAnew = false;
    }

    private Recorded recordMany(Duration wait) {
        var recorded = reader.recordNext(wait);
        faults.recorded(reader.positions(), reader.atTheirEnd());
        return recorded;
    }

    private Recorded recordOne(Duration wait) {
        var place = reader.turnToNextPartition();
        try {
            var recorded = reader.recordNext(wait);
            if (place.isPresent()) {
                faults.went(recorded.nothing(), reader.partitions());
            }
            toBeOpenedAnew = !faults.oneByOne();
            return recorded;
        } catch (OutOfMemoryError e) {
            if (place.isEmpty() || !OF_ONE_ARRAY.contains(String.valueOf(e.getMessage())) || !isRoomForReports()) {
                throw e;
            }
            var at = place.get();
            if (!faults.isToBlame(at.partition(), at.offset())) {
                throw e;
            }
            return pass(at);
        }
    }

    private Recorded pass(ReportsReader.Place place) {
        LOG.error(
                "The record at offset {} of partition {} needs more memory than this node has ({} MiB) and is passed"
                        + " over; quarantine names or counts it. Whoever may write to the topic has sent it.",
                place.offset(),
                place.partition().partition(),
                Runtime.getRuntime().maxMemory() >> 20);
        toBeOpenedAnew = true;
        var passed = reader.pass(place);
        toBeOpenedAnew = false;
        faults.passed();
        return passed;
    }

    private static boolean isRoomForReports() {
        try {
            return new byte[ROOM].length == ROOM;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /** Whether the broker gave this node partitions to read, and answers; may be asked by any thread. */
    public boolean reading() {
        return reading;
    }

    /** Whether the broker has not answered for a while; may be asked by any thread. */
    public boolean brokerLost() {
        return contact.lost();
    }

    /**
     * Records that the broker holds and that are not recorded yet, over the partitions that this node reads; not a number
     * while it reads none or does not know.
     */
    public double lag() {
        return reading ? reader.lag() : Double.NaN;
    }

    @Override
    public void close() {
        reader.close();
    }

    /** Wakes a waiting {@link #recordNext} so that its thread can end; the only method for another thread. */
    public void wakeUp() {
        reader.wakeUp();
    }
}
