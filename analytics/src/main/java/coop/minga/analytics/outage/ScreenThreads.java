package coop.minga.analytics.outage;

/** Tells whether the current thread works for a screen. */
@FunctionalInterface
public interface ScreenThreads {

    boolean isScreen();
}
