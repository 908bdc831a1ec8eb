package coop.minga.ingest.contract;

import java.util.regex.Pattern;

/** The few conditions that the contract's records share, each with a message of field, value and what was expected. */
final class Check {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private Check() {}

    static void identifier(String field, String value) {
        that(
                IDENTIFIER.matcher(value).matches(),
                field,
                value,
                "1 to 63 of the characters a-z, 0-9 and -, beginning with a letter or digit");
    }

    /** Text that is safe on one line of a log, a chat message or a screen. */
    static void line(String field, String value, int longest) {
        boolean fits = !value.isBlank() && value.length() <= longest && Quoted.harmless(value);
        that(fits, field, value, "1 to " + longest + " printable characters on one line");
    }

    static void that(boolean holds, String field, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(field + " " + Quoted.of(value.toString()) + ", expected " + expected);
        }
    }
}
