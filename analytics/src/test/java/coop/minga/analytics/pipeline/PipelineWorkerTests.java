package coop.minga.analytics.pipeline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import coop.minga.analytics.outage.Outages;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PipelineWorkerTests {

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void goesOnAfterAnErrorOfTheMachine() {
        run(() -> {
            throw new StackOverflowError();
        });
        assertThat(rounds).hasValue(1);
    }

    @Test
    void goesOnAfterAFault() {
        run(() -> {
            throw new IllegalStateException("the database is away");
        });
        assertThat(rounds).hasValue(1);
    }

    @Test
    void countsEveryRoundThatDidNotFail() {
        run(() -> true, () -> false, () -> true);
        assertThat(rounds).hasValue(4);
        assertThat(ended).hasValue(1);
    }

    @Test
    void endsOnItsOwnThreadAndNotWhileAStepIsStillWaiting() throws InterruptedException {
        var answer = new CountDownLatch(1);
        var closedBy = new AtomicReference<Thread>();
        BooleanSupplier waits = () -> {
            stopping.countDown();
            return awaitUninterruptibly(answer);
        };
        var loop = new PipelineWorker(
                "test",
                waits,
                Duration.ofMillis(1),
                () -> {},
                () -> closedBy.set(Thread.currentThread()),
                new Outages(),
                stopping);
        var thread = Thread.ofPlatform().start(loop);
        stopping.await();
        assertThat(closedBy).hasNullValue();
        answer.countDown();
        thread.join();
        assertThat(closedBy).hasValue(thread);
    }

    private static boolean awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the steps, then one that stops the worker. */
    private void run(BooleanSupplier... steps) {
        var left = new ArrayDeque<>(List.of(steps));
        BooleanSupplier last = () -> {
            stopping.countDown();
            return false;
        };
        BooleanSupplier next =
                () -> left.isEmpty() ? last.getAsBoolean() : left.remove().getAsBoolean();
        new PipelineWorker(
                        "test",
                        next,
                        Duration.ofMillis(1),
                        rounds::incrementAndGet,
                        ended::incrementAndGet,
                        new Outages(),
                        stopping)
                .run();
    }
}
