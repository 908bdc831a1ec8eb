package coop.minga.ingest.contract;

import java.util.Objects;

/** A missing or unusable field. The message names field, value and expectation. */
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
