package coop.minga.ingest.contract;

/** Checks of the records. Messages name field, value and expectation. */
final class Check {
    private Check() {}

    /** Text that is safe on one line of a log or screen. */
    static void line(String field, String value, int longest) {
        boolean fits = !SafeText.invisible(value) && value.length() <= longest && SafeText.isPrintable(value);
        that(fits, field, value, "1 to " + longest + " printable characters on one line");
    }

    static void that(boolean holds, String field, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    field + " " + SafeText.quoted(value.toString()) + ", expected " + expected);
        }
    }
}
