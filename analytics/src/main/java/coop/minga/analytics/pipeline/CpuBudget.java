package coop.minga.analytics.pipeline;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The processor time of one judging, a backstop behind the filter's bounds on steps. Excludes other threads and waits
 * for the database.
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

    /** Called between days by the thread itself. */
    void check() {
        if (used() > most.toNanos()) {
            throw new OverBudgetException(exceeded());
        }
    }

    /** Whether one day alone doubled the budget. Called by another thread. */
    boolean isFarOver() {
        return used() > 2 * most.toNanos();
    }

    String exceeded() {
        return "it used more than " + most.toSeconds() + " s of the processor";
    }

    private long used() {
        return THREADS.getThreadCpuTime(thread) - begun;
    }
}
