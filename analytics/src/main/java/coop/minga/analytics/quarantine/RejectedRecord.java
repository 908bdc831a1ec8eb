package coop.minga.analytics.quarantine;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A record rejected as a whole or in part.
 *
 * @param unit if a key of that unit signed it
 * @param report its name if readable, to find it again
 */
public record RejectedRecord(
        ReceivedRecord received,
        QuarantineReason reason,
        String detail,
        @Nullable UnitId unit,
        @Nullable ReportName report) {

    public static RejectedRecord of(VerificationResult.Rejected rejected) {
        return new RejectedRecord(rejected.received(), rejected.reason(), rejected.detail(), rejected.unit(), null);
    }

    public static RejectedRecord of(VerificationResult.Authentic report, QuarantineReason reason, String detail) {
        return new RejectedRecord(report.received(), reason, detail, report.unit(), ReportName.of(report.report()));
    }

    PartitionName partition() {
        return new PartitionName(received.topicId(), received.partition());
    }

    RecordPosition position() {
        return new RecordPosition(partition(), received.offset());
    }

    /** Whether a repeated report looks up its rejected statements here (decision 004). */
    boolean isLookedForAgain() {
        return reason == QuarantineReason.STATEMENTS_REFUSED;
    }
}
