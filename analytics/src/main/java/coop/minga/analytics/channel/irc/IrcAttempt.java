package coop.minga.analytics.channel.irc;

import java.time.Duration;

/**
 * The time that one message has on its way into a room, from connecting to its proof: some patience for each answer, and
 * an end to all of it, be every single answer still in time.
 */
final class IrcAttempt {

    private static final int ANSWERS = 4;

    private final Duration patience;
    private final long end;

    IrcAttempt(Duration patience) {
        this.patience = patience;
        this.end = System.nanoTime() + whole().toNanos();
    }

    /** When the next answer must have come, as {@link System#nanoTime()} will say. */
    long nextAnswerUntil() {
        var until = System.nanoTime() + patience.toNanos();
        return until - end < 0 ? until : end;
    }

    /** As text: what was not kept. */
    String limit() {
        return System.nanoTime() - end < 0
                ? "within " + patience.toSeconds() + " s"
                : "in time: a message has " + whole().toSeconds() + " s in all";
    }

    private Duration whole() {
        return patience.multipliedBy(ANSWERS);
    }
}
