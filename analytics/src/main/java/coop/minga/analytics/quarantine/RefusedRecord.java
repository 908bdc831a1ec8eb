package coop.minga.analytics.quarantine;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A record refused as a whole or in part.
 *
 * @param unit if a key of that unit signed it
 * @param report its name if readable, to find it again
 */
public record RefusedRecord(
        ReceivedRecord received,
        Refusal reason,
        String detail,
        @Nullable UnitId unit,
        @Nullable ReportName report) {

    public static RefusedRecord of(Verified.Refused refused) {
        return new RefusedRecord(refused.received(), refused.reason(), refused.detail(), refused.unit(), null);
    }

    public static RefusedRecord of(Verified.Authentic report, Refusal reason, String detail) {
        return new RefusedRecord(report.received(), reason, detail, report.unit(), ReportName.of(report.report()));
    }

    PartitionName partition() {
        return new PartitionName(received.topicId(), received.partition());
    }

    RecordPosition position() {
        return new RecordPosition(partition(), received.offset());
    }

    /** Whether a repeated report looks up its refused statements here (decision 004). */
    boolean isLookedForAgain() {
        return reason == Refusal.STATEMENTS_REFUSED;
    }
}
