package coop.minga.ingest.contract;

import java.util.regex.Pattern;

/** Names a public key: the first 16 hexadecimal digits of the SHA-256 over its 32 raw bytes. */
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
