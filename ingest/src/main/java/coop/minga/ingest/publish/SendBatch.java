package coop.minga.ingest.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What is known of the reports sent together: which the broker has, and why it does not have the others. */
final class SendBatch {
    private final List<Long> confirmed = new ArrayList<>();
    private int pending;
    private @Nullable Exception failure;

    /** Counts the report as under way; its answer comes to the ticket, perhaps on the producer's thread. */
    synchronized PendingSend begin(long sequence) {
        pending++;
        return new PendingSend(sequence);
    }

    synchronized boolean failed() {
        return failure != null;
    }

    /** Waits until every report under way has its answer, which the producer's delivery time-out sees to. */
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

    /** Where the one answer for a report goes; a second one is not heard. */
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
