package coop.minga.ingest.question;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Where files of one kind come from: files with the same columns, whose names differ in numbers only. A question is asked
 * once a source.
 */
public record FileFamily(String id) {
    private static final int LETTERS = 8;

    /** @param titles of the columns */
    public static FileFamily of(String fileName, List<String> titles) {
        String pattern = fileName.toLowerCase(Locale.ROOT).replaceAll("[0-9]+", "#");
        return new FileFamily(pattern + " " + hash(String.join("\n", titles)).substring(0, LETTERS));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK has no SHA-256", missing);
        }
    }
}
