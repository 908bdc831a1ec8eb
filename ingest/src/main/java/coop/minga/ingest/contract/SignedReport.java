package coop.minga.ingest.contract;

import java.util.Arrays;

/** The exact bytes of a report, their signature and its key's name. */
@SuppressWarnings("ArrayRecordComponent") // copied in and out; compared by content
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
