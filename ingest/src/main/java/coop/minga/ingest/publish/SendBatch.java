package coop.minga.ingest.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The reports that are sent together: confirmed ones, pending ones and the first failure. */
final class SendBatch {
    private final List<Long> confirmed = new ArrayList<>();
    private int pending;
    private @Nullable Exception failure;

    /** Counts the report as pending. Its answer goes to the callback, perhaps on the producer's thread. */
    synchronized PendingSend begin(long sequence) {
        pending++;
        return new PendingSend(sequence);
    }

    synchronized boolean failed() {
        return failure != null;
    }

    /** Waits until no report is pending; the producer's delivery time-out bounds the wait. */
    synchronized BatchResult await() throws InterruptedException {
        while (pending > 0) {
            wait();
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
