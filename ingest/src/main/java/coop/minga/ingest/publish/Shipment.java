package coop.minga.ingest.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What is known of the reports sent together: which the broker has, and why it does not have the others. */
final class Shipment {
    private final List<Long> arrived = new ArrayList<>();
    private int open;
    private @Nullable Exception failure;

    /** Counts the report as under way; its answer comes to the ticket, perhaps on the producer's thread. */
    synchronized Ticket send(long sequence) {
        open++;
        return new Ticket(sequence);
    }

    synchronized boolean failed() {
        return failure != null;
    }

    /** Waits until every report under way has its answer, which the producer's delivery time-out sees to. */
    synchronized Arrival await() throws InterruptedException {
        while (open > 0) {
            wait();
        }
        return new Arrival(List.copyOf(arrived), failure);
    }

    private synchronized void answer(long sequence, @Nullable Exception refusal) {
        open--;
        if (refusal == null) {
            arrived.add(sequence);
        } else if (failure == null) {
            failure = refusal;
        }
        notifyAll();
    }

    /** Where the one answer for a report goes; a second one is not heard. */
    final class Ticket implements Callback {
        private final AtomicBoolean answered = new AtomicBoolean();
        private final long sequence;

        private Ticket(long sequence) {
            this.sequence = sequence;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception refusal) {
            if (answered.compareAndSet(false, true)) {
                answer(sequence, refusal);
            }
        }
    }

    record Arrival(List<Long> sequences, @Nullable Exception failure) {}
}
