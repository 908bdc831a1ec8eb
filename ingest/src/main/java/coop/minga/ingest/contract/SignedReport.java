package coop.minga.ingest.contract;

import java.util.Arrays;

/** The exact bytes of a report with the signature over them and the name of the key that made it. */
@SuppressWarnings("ArrayRecordComponent") // bytes go in and come out as copies, and equality looks into them
public record SignedReport(byte[] payload, KeyId key, byte[] signature) {
    public SignedReport {
        payload = payload.clone();
        signature = signature.clone();
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedReport that
                && Arrays.equals(payload, that.payload)
                && key.equals(that.key)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(payload) + Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return "SignedReport[" + payload.length + " bytes, key " + key + "]";
    }
}
