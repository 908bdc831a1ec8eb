package coop.minga.analytics.quarantine;

import java.util.HexFormat;

import coop.minga.ingest.contract.Sha256;

/** SHA-256 in hexadecimal, to compare two reports of one name. */
public record ContentHash(String hex) {

    public static ContentHash of(byte[] payload) {
        return new ContentHash(HexFormat.of().formatHex(Sha256.of(payload)));
    }
}
