package coop.minga.ingest.contract;

import java.util.regex.Pattern;

/** The first 16 hexadecimal digits of the SHA-256 of a raw public key. */
public record KeyId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    public KeyId {
        Check.that(FORM.matcher(value).matches(), "key", value, "16 hexadecimal digits in lower case");
    }

    @Override
    public String toString() {
        return value;
    }
}
