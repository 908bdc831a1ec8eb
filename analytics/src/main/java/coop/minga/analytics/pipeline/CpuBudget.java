package coop.minga.analytics.pipeline;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * How much processor time one judging may use: the backstop behind the filter's own bounds, which count steps. Time of the
 * thread, so that a busy machine or a slow database takes nothing of it.
 */
final class CpuBudget {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Duration most;
    private final long thread;
    private final long begun;

    private CpuBudget(Duration most, long thread) {
        this.most = most;
        this.thread = thread;
        this.begun = THREADS.getThreadCpuTime(thread);
    }

    /** Begins to count for the thread that calls. */
    static CpuBudget ofThisThread(Duration most) {
        return new CpuBudget(most, Thread.currentThread().threadId());
    }

    /** To be asked between days by the thread itself. */
    void check() {
        if (used() > most.toNanos()) {
            throw new OverBudgetException(sentence());
        }
    }

    /** Whether a single day used as much again: then the thread will not ask by itself. To be asked by another thread. */
    boolean isFarOver() {
        return used() > 2 * most.toNanos();
    }

    String sentence() {
        return "it used more than " + most.toSeconds() + " s of the processor";
    }

    private long used() {
        return THREADS.getThreadCpuTime(thread) - begun;
    }
}
