package coop.minga.analytics.pipeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Abandoned judging threads. Each holds a core and a connection until it ends. */
final class AbandonedThreads {

    private static final int MOST = 4;

    private final AtomicInteger count = new AtomicInteger();

    /** @param judging the unfinished work of the thread */
    void add(CompletableFuture<?> judging) {
        count.incrementAndGet();
        var _ = judging.whenComplete((judged, failed) -> count.decrementAndGet());
    }

    /** @throws IllegalStateException when one more would be too many */
    void requireFewer() {
        if (count.get() >= MOST) {
            throw new IllegalStateException(
                    MOST + " threads are abandoned in series that do not end: this node judges no more"
                            + " until one of them ends or the node is restarted");
        }
    }
}
