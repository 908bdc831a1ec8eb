package coop.minga.ingest.question;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import coop.minga.ingest.contract.Sha256;

/**
 * Files with the same columns, whose names differ in numbers only. A question is asked once for all of them.
 */
public record FileFamily(String id) {
    private static final int LETTERS = 8;

    /** @param titles of the columns */
    public static FileFamily of(String fileName, List<String> titles) {
        String pattern = fileName.toLowerCase(Locale.ROOT).replaceAll("[0-9]+", "#");
        return new FileFamily(pattern + " "
                + HexFormat.of().formatHex(Sha256.of(String.join("\n", titles))).substring(0, LETTERS));
    }
}
