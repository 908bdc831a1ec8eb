package coop.minga.analytics.quarantine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.series.SeriesDay;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Report;
import org.jspecify.annotations.Nullable;

/** The outcome for an incoming record, before anything was stored. */
public sealed interface VerificationResult {

    ReceivedRecord received();

    /**
     * Signed by a key of the cooperative that it names.
     *
     * @param statedAt the report's own time, at the latest the broker's
     * @param rejected statements that were not accepted
     */
    record Authentic(
            ReceivedRecord received,
            Report report,
            UnitId unit,
            ContentHash contentHash,
            Instant statedAt,
            List<AcceptedStatement> accepted,
            List<RejectedStatement> rejected)
            implements VerificationResult {

        public Authentic {
            accepted = List.copyOf(accepted);
            rejected = List.copyOf(rejected);
        }
    }

    /** Not to be recorded. Has {@code unit} only if its own key signed. */
    record Rejected(
            ReceivedRecord received,
            QuarantineReason reason,
            String detail,
            @Nullable UnitId unit) implements VerificationResult {}

    /** A statement whose indicator is known. */
    record AcceptedStatement(
            SeriesId series,
            IndicatorCode indicator,
            LocalDate day,
            @Nullable Double value) {

        public SeriesDay seriesDay() {
            return new SeriesDay(series, day);
        }
    }

    /** A statement not accepted. Has {@code series} if its indicator is known. */
    record RejectedStatement(@Nullable SeriesId series, LocalDate day, String why) {

        public Optional<SeriesDay> seriesDay() {
            return series == null ? Optional.empty() : Optional.of(new SeriesDay(series, day));
        }
    }
}
