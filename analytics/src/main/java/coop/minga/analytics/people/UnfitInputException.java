package coop.minga.analytics.people;

import java.util.List;

import coop.minga.ingest.contract.SafeText;

/** Invalid input of a person. The key's text is in their language, the message in English. */
public final class UnfitInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String textKey;
    private final transient List<Object> values;

    /** @param values for the places {@code {0}}, {@code {1}} of the text */
    public UnfitInputException(String textKey, String message, Object... values) {
        super(message);
        this.textKey = textKey;
        this.values = List.of(values);
    }

    /**
     * Rejects characters that control a database, a terminal or the direction of text.
     *
     * @throws UnfitInputException if there are any
     */
    public static void requireReadable(String text) {
        if (!SafeText.isFreeOfControls(text)) {
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
