package coop.minga.ingest.file;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;

import coop.minga.ingest.contract.KeyId;
import coop.minga.ingest.contract.PublicReportKey;
import coop.minga.ingest.contract.Report;
import coop.minga.ingest.contract.ReportCodec;
import coop.minga.ingest.contract.SignedReport;

/** A cooperative's own key pair; the private half stays there. Thread-safe. */
public final class ReportKeyPair {
    private final PrivateKey privateKey;
    private final PublicReportKey publicKey;

    ReportKeyPair(PrivateKey privateKey, PublicReportKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    public static ReportKeyPair generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new ReportKeyPair(pair.getPrivate(), new PublicReportKey(pair.getPublic()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK cannot make Ed25519 keys", missing);
        }
    }

    public PublicReportKey publicKey() {
        return publicKey;
    }

    public KeyId id() {
        return publicKey.id();
    }

    public byte[] sign(byte[] bytes) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(bytes);
            return signer.sign();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK cannot sign with Ed25519", missing);
        }
    }

    public SignedReport sign(Report report) {
        byte[] payload = ReportCodec.encode(report);
        return new SignedReport(payload, id(), sign(payload));
    }

    byte[] encodedPrivateKey() {
        return privateKey.getEncoded();
    }
}
