package coop.minga.ingest.contract;

import java.util.Objects;

/** A field of a document that is missing or has a value that cannot be used; names the field, the value, what was expected. */
public final class FieldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FieldException(String field, String shownValue, String expected) {
        super((field.isEmpty() ? "the whole: " : "field " + field + ": ") + shownValue + ", expected " + expected);
    }

    FieldException(String field, IllegalArgumentException refusal) {
        super("field " + (field.isEmpty() ? "" : field + ": ") + refusal.getMessage(), refusal);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
