package coop.minga.ingest.contract;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Headers of a report: CloudEvents 1.0 in binary mode, key name, signature. The {@code ce_} headers are unsigned;
 * readers trust the payload alone.
 */
public final class ReportHeaders {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String CONTENT_TYPE = "content-type";
    public static final String KEY = "minga_key";
    public static final String SIGNATURE = "minga_signature";

    public static final String REPORT_TYPE = "coop.minga.report.v1";

    private static final int SIGNATURE_BYTES = 64;

    private ReportHeaders() {}

    /** All headers in a fixed order, in ASCII. */
    public static Map<String, String> of(Report report, SignedReport signed) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SPEC_VERSION, "1.0");
        headers.put(ID, report.stream() + "/" + report.sequence());
        headers.put(SOURCE, "/federations/" + report.federation() + "/cooperatives/" + report.cooperative());
        headers.put(TYPE, REPORT_TYPE);
        headers.put(TIME, report.statedAt().toString());
        headers.put(CONTENT_TYPE, "application/json");
        headers.put(KEY, signed.key().value());
        headers.put(SIGNATURE, Base64.getEncoder().encodeToString(signed.signature()));
        return headers;
    }

    /** Reads a signed report without verifying its signature. */
    public static SignedReport read(Map<String, String> headers, byte[] payload) throws UnreadableReportException {
        String type = required(headers, TYPE, "the type " + REPORT_TYPE);
        if (!type.equals(REPORT_TYPE)) {
            throw new UnreadableReportException(
                    "header " + TYPE + ": " + SafeText.quoted(type) + ", expected " + REPORT_TYPE);
        }
        String key = required(headers, KEY, "the id of the key that signed; the report is unsigned");
        String signature = required(headers, SIGNATURE, "the signature; the report is unsigned");
        return new SignedReport(payload, keyId(key), signature(signature));
    }

    private static String required(Map<String, String> headers, String name, String expected)
            throws UnreadableReportException {
        @Nullable String value = headers.get(name);
        if (value == null) {
            throw new UnreadableReportException("header " + name + ": missing, expected " + expected);
        }
        return value;
    }

    private static KeyId keyId(String text) throws UnreadableReportException {
        try {
            return new KeyId(text);
        } catch (IllegalArgumentException refusal) {
            throw new UnreadableReportException("header " + KEY + ": " + refusal.getMessage(), refusal);
        }
    }

    private static byte[] signature(String text) throws UnreadableReportException {
        try {
            byte[] signature = Base64.getDecoder().decode(text);
            if (signature.length == SIGNATURE_BYTES) {
                return signature;
            }
        } catch (IllegalArgumentException refusal) {
            throw new UnreadableReportException("header " + SIGNATURE + ": not base64", refusal);
        }
        throw new UnreadableReportException("header " + SIGNATURE + ": not the 64 bytes of an Ed25519 signature");
    }
}
