package coop.minga.ingest.contract;

/** The few conditions that the contract's records share, each with a message of field, value and what was expected. */
final class Check {
    private Check() {}

    /** Text that is safe on one line of a log, a chat message or a screen. */
    static void line(String field, String value, int longest) {
        boolean fits = !LogText.invisible(value) && value.length() <= longest && LogText.harmless(value);
        that(fits, field, value, "1 to " + longest + " printable characters on one line");
    }

    static void that(boolean holds, String field, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    field + " " + LogText.quoted(value.toString()) + ", expected " + expected);
        }
    }
}
