package coop.minga.analytics.delegate;

import java.util.List;

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

    public String textKey() {
        return textKey;
    }

    public List<Object> values() {
        return values;
    }
}
