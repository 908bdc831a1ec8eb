package coop.minga.analytics.quarantine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import coop.minga.analytics.quarantine.QuarantineAllocator.Kept;
import coop.minga.ingest.contract.ReportHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored part of a rejected record: beginning and length. Truncated, and without NUL, which PostgreSQL's text and
 * jsonb reject.
 */
record QuarantineRow(RejectedRecord record, Sender sender, Kept kept) {

    static final int LONGEST_DETAIL = 4000;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_HEADERS = 32;
    private static final int LONGEST_HEADER = 500;
    private static final int LONGEST_KEY = 100;

    QuarantineRow as(Kept other) {
        return new QuarantineRow(record, sender, other);
    }

    boolean inQuota() {
        return kept != Kept.OUTSIDE_QUOTA;
    }

    RecordPosition position() {
        return record.position();
    }

    @Nullable
    String provenUnit() {
        return sender.proven() ? sender.name() : null;
    }

    @Nullable
    String claimedUnit() {
        return sender.proven() || sender.unit() == null ? null : sender.name();
    }

    @Nullable
    String recordKey() {
        return Optional.ofNullable(record.received().key())
                .map(key -> clean(key, LONGEST_KEY))
                .orElse(null);
    }

    /** The claimed key; only a valid signature proves it. */
    @Nullable
    String keyId() {
        return Optional.ofNullable(record.received().headers().get(ReportHeaders.KEY))
                .map(key -> clean(key, LONGEST_KEY))
                .orElse(null);
    }

    @Nullable
    UUID stream() {
        var report = record.report();
        return report == null ? null : report.stream();
    }

    @Nullable
    Long sequence() {
        var report = record.report();
        return report == null ? null : report.sequence();
    }

    String detail() {
        return clean(record.detail(), LONGEST_DETAIL);
    }

    /** As JSON. */
    String headers() {
        var headers = new TreeMap<String, String>();
        if (kept == Kept.WHOLE) {
            record.received().headers().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .limit(MOST_HEADERS)
                    .forEach(header -> headers.put(
                            clean(header.getKey(), LONGEST_HEADER), clean(header.getValue(), LONGEST_HEADER)));
        }
        return JSON.writeValueAsString(headers);
    }

    byte[] payload() {
        var payload = record.received().payload();
        return Arrays.copyOf(payload, kept == Kept.WHOLE ? Math.min(payload.length, MOST_BYTES) : 0);
    }

    /** Null when it is not known. */
    @Nullable
    Integer bytes() {
        return record.reason() == QuarantineReason.TOO_LARGE ? null : length();
    }

    /** The original length of the payload, in bytes. */
    int length() {
        return record.received().payload().length;
    }

    /** Payload, headers and detail; the database counts a few spaces more. */
    int keptBytes() {
        var payload = kept == Kept.WHOLE ? Math.min(length(), MOST_BYTES) : 0;
        return payload + length(headers()) + length(detail());
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static String clean(String text, int longest) {
        return cut(text, longest).replace('\0', '\uFFFD');
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "\u2026";
    }
}
