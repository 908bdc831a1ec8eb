package coop.minga.analytics.recorder;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that the broker does not answer, and once that it does again: the client by itself only waits. */
final class BrokerContact {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_WITH_A_GROUP = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(BrokerContact.class);

    private final String address;
    private final LongSupplier nanoTime;
    private double answers;
    private long lastAnswer;
    private volatile boolean lost;

    /** @param nanoTime as {@link System#nanoTime()} */
    BrokerContact(String address, LongSupplier nanoTime) {
        this.address = address;
        this.nanoTime = nanoTime;
        this.lastAnswer = nanoTime.getAsLong();
    }

    /**
     * @param answersSoFar how many the client has had, fewer than before when it was made anew; a broker that is there
     *     answers every few seconds
     * @param joining whether the client waits for its part of the work: then the broker answers only when it has seen
     *     that a reader of before is gone, which takes three quarters of a minute
     */
    void look(double answersSoFar, boolean joining) {
        var now = nanoTime.getAsLong();
        var patience = joining ? PATIENCE_WITH_A_GROUP : PATIENCE;
        if (answersSoFar != answers) {
            answers = answersSoFar;
            lastAnswer = now;
            found();
        } else if (now - lastAnswer > patience.toNanos()) {
            miss();
        }
    }

    boolean lost() {
        return lost;
    }

    private void found() {
        if (lost) {
            LOG.info("The broker at {} answers; reading goes on", address);
        }
        lost = false;
    }

    private void miss() {
        if (!lost) {
            LOG.error(
                    "The broker at {} cannot be reached or does not answer. Start it, or correct"
                            + " minga.kafka.bootstrap.servers. Waiting for it; reports wait with the broker and the agents,"
                            + " nothing is lost meanwhile.",
                    address);
        }
        lost = true;
    }
}
