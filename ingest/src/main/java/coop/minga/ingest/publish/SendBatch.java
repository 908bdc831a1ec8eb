package coop.minga.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reports sent together: confirmed, pending and the first failure. */
final class SendBatch {
    private final List<Long> confirmed = new ArrayList<>();
    private int pending;
    private @Nullable Exception failure;

    /** Counts the report as pending. The producer's thread may answer. */
    synchronized PendingSend begin(long sequence) {
        pending++;
        return new PendingSend(sequence);
    }

    synchronized boolean failed() {
        return failure != null;
    }

    /**
     * Waits until no report is pending. A producer whose network thread died never answers.
     *
     * @param longest after this time a {@link TimeoutException} is the failure, unless there was one before
     */
    synchronized BatchResult await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long left = longest.toNanos();
        while (pending > 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        if (pending > 0 && failure == null) {
            failure = new TimeoutException("Kafka's producer gave no answer within " + longest);
        }
        return new BatchResult(List.copyOf(confirmed), failure);
    }

    private synchronized void complete(long sequence, @Nullable Exception refusal) {
        pending--;
        if (refusal == null) {
            confirmed.add(sequence);
        } else if (failure == null) {
            failure = refusal;
        }
        notifyAll();
    }

    /** Receives the answer for a report; ignores a second one. */
    final class PendingSend implements Callback {
        private final AtomicBoolean answered = new AtomicBoolean();
        private final long sequence;

        private PendingSend(long sequence) {
            this.sequence = sequence;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception refusal) {
            if (answered.compareAndSet(false, true)) {
                complete(sequence, refusal);
            }
        }
    }

    record BatchResult(List<Long> confirmed, @Nullable Exception failure) {}
}
