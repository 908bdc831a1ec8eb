package coop.minga.analytics.quarantine;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a report's bytes, in hexadecimal: tells the same report from another under the same name. */
public record ContentHash(String hex) {

    public static ContentHash of(byte[] payload) {
        try {
            return new ContentHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(payload)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
