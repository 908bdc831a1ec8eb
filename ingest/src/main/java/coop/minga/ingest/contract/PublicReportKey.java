package coop.minga.ingest.contract;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of a cooperative's key pair. Thread-safe. */
public final class PublicReportKey {
    private static final int RAW_BYTES = 32;
    private static final int ENCODED_BYTES = 44;

    private final PublicKey key;
    private final KeyId id;

    public PublicReportKey(PublicKey key) {
        this.key = key;
        this.id = idOf(key.getEncoded());
    }

    /** Reads the base64 text of {@link #base64()}. */
    public static PublicReportKey ofBase64(String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text.strip());
            Check.that(encoded.length == ENCODED_BYTES, "public key", text, "44 bytes in base64");
            return new PublicReportKey(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (IllegalArgumentException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "public key " + SafeText.quoted(text) + ", expected the base64 of an Ed25519 key in X.509 encoding",
                    unreadable);
        }
    }

    public KeyId id() {
        return id;
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    public boolean verify(byte[] bytes, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(bytes);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK cannot verify Ed25519", missing);
        }
    }

    /** Whether the report names this key and its signature is valid. */
    public boolean verify(SignedReport report) {
        return report.key().equals(id) && verify(report.payload(), report.signature());
    }

    private static KeyId idOf(byte[] encoded) {
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
        return new KeyId(HexFormat.of().formatHex(Sha256.of(raw), 0, 8));
    }
}
