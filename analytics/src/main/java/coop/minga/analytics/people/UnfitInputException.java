package coop.minga.analytics.people;

import java.util.List;

import coop.minga.ingest.contract.LogText;

/** What a person typed does not fit; the text of the key tells them so in their own language, the message in English. */
public final class UnfitInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String textKey;
    private final transient List<Object> values;

    /** @param values fill the places {@code {0}}, {@code {1}} and so on of the text */
    public UnfitInputException(String textKey, String message, Object... values) {
        super(message);
        this.textKey = textKey;
        this.values = List.of(values);
    }

    /**
     * Refuses what a person typed where it has characters that a database, a terminal or the direction of the writing obeys.
     *
     * @throws UnfitInputException when it does
     */
    public static void requireReadable(String text) {
        if (!LogText.readable(text)) {
            throw new UnfitInputException(
                    "input.unreadable",
                    "The text has control characters or marks that turn the writing: take them out.");
        }
    }

    public String textKey() {
        return textKey;
    }

    public List<Object> values() {
        return values;
    }
}
