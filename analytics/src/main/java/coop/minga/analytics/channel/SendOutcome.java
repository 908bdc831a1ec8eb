package coop.minga.analytics.channel;

import java.time.Duration;

/** The outcome of an attempt to send. Reasons are for operators, without secrets. */
public sealed interface SendOutcome {

    /** As proven as the protocol allows. */
    record Delivered() implements SendOutcome {}

    /**
     * The channel is unavailable, though it may have accepted this message.
     *
     * @param pause as requested by the channel, or zero
     * @param lasting whether only correcting the channel can help
     */
    record Unreachable(String reason, Duration pause, boolean lasting) implements SendOutcome {

        public Unreachable {
            reason = ChatText.of(reason, LONGEST_REASON);
        }

        public Unreachable(String reason, Duration pause) {
            this(reason, pause, false);
        }

        public Unreachable(String reason) {
            this(reason, Duration.ZERO);
        }
    }

    /** This message was not accepted; another one may be. */
    record Rejected(String reason) implements SendOutcome {

        public Rejected {
            reason = ChatText.of(reason, LONGEST_REASON);
        }
    }

    int LONGEST_REASON = 300;
}
