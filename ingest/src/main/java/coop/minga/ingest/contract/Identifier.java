package coop.minga.ingest.contract;

import java.util.regex.Pattern;

/** The form of names in files, topics and addresses. */
public final class Identifier {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private Identifier() {}

    public static boolean fits(String value) {
        return FORM.matcher(value).matches();
    }

    public static void check(String field, String value) {
        Check.that(
                fits(value),
                field,
                value,
                "1 to 63 of the characters a-z, 0-9 and -, beginning with a letter or digit");
    }
}
