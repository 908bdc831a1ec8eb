package coop.minga.analytics.channel.irc;

import java.time.Duration;

/** The time limits of one message, from connecting to proof: one for each answer and one for all together. */
final class IrcAttempt {

    private static final int ANSWERS = 4;

    private final Duration patience;
    private final long end;

    IrcAttempt(Duration patience) {
        this.patience = patience;
        this.end = System.nanoTime() + whole().toNanos();
    }

    /** The next answer's deadline, by {@link System#nanoTime()}. */
    long nextAnswerUntil() {
        var until = System.nanoTime() + patience.toNanos();
        return until - end < 0 ? until : end;
    }

    /** The missed limit, in words. */
    String limit() {
        return System.nanoTime() - end < 0
                ? "within " + patience.toSeconds() + " s"
                : "in time: a message has " + whole().toSeconds() + " s in all";
    }

    private Duration whole() {
        return patience.multipliedBy(ANSWERS);
    }
}
