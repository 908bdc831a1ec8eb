package coop.minga.ingest.agent;

import java.util.Locale;

import coop.minga.ingest.message.Message;

/** How a run that ends by itself has ended. */
public sealed interface RunResult {
    /** No file is left, and no report waits for acknowledgement. */
    record Complete() implements RunResult {}

    /** Time was up before. */
    record Incomplete() implements RunResult {}

    /** Nothing was to be sent, and the broker would not have accepted it. */
    record NotAccepted(Message said) implements RunResult {
        /** In English. */
        public String reason() {
            return said.in(Locale.ENGLISH);
        }
    }
}
