package coop.minga.deploy.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends this process with its parent, which holds the other end of the standard input: that is closed when the parent ends,
 * however it ends.
 */
public final class ParentWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ParentWatch() {}

    /** To be called first of all. The process ends in order, or by force when that takes too long. */
    public static void begin() {
        CountDownLatch parentGone = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            awaitEnd();
            parentGone.countDown();
            System.exit(0);
        });
        Thread.ofPlatform().daemon().name("parent-watch-force").start(() -> {
            try {
                parentGone.await();
                new CountDownLatch(1).await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        });
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // nothing is said here
            }
        } catch (IOException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
