package coop.minga.deploy.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends this process with its parent: the end of standard input shows that the parent has ended. */
public final class ParentWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ParentWatch() {}

    /** Call first. Exits in order, or by force after a time-out. */
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
                // input is ignored
            }
        } catch (IOException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
