package coop.minga.analytics.recorder;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once when the broker stops answering, and once when it answers again: the client itself only waits. */
final class BrokerHealth {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REJOIN_TIMEOUT = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(BrokerHealth.class);

    private final String address;
    private final LongSupplier nanoTime;
    private double answers;
    private long lastAnswer;
    private volatile boolean isLost;

    /** @param nanoTime as {@link System#nanoTime()} */
    BrokerHealth(String address, LongSupplier nanoTime) {
        this.address = address;
        this.nanoTime = nanoTime;
        this.lastAnswer = nanoTime.getAsLong();
    }

    /**
     * @param answersSoFar total responses; fewer than before from a new client
     * @param joining whether the client waits for the group, up to 45 seconds
     */
    void check(double answersSoFar, boolean joining) {
        var now = nanoTime.getAsLong();
        var patience = joining ? REJOIN_TIMEOUT : TIMEOUT;
        if (answersSoFar != answers) {
            answers = answersSoFar;
            lastAnswer = now;
            markReachable();
        } else if (now - lastAnswer > patience.toNanos()) {
            markLost();
        }
    }

    boolean isLost() {
        return isLost;
    }

    private void markReachable() {
        if (isLost) {
            LOG.info("The broker at {} answers; reading resumes", address);
        }
        isLost = false;
    }

    private void markLost() {
        if (!isLost) {
            LOG.error(
                    "The broker at {} cannot be reached or does not answer. Start it, or correct"
                            + " minga.kafka.bootstrap.servers. Waiting for it; reports wait with the broker and the agents,"
                            + " nothing is lost meanwhile.",
                    address);
        }
        isLost = true;
    }
}
