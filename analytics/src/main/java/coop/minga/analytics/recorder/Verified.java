package coop.minga.analytics.recorder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.series.SeriesDay;
import coop.minga.ingest.contract.Report;
import org.jspecify.annotations.Nullable;

/** What became of an incoming record before anything was stored. */
sealed interface Verified {

    Incoming incoming();

    /**
     * Signed by a key of the cooperative that it names.
     *
     * @param statedAt the report's own time, at the latest the broker's
     * @param untaken the statements that could not be taken
     */
    record Genuine(
            Incoming incoming,
            Report report,
            UnitId unit,
            ContentHash contentHash,
            Instant statedAt,
            List<Taken> statements,
            List<Untaken> untaken)
            implements Verified {

        public Genuine {
            statements = List.copyOf(statements);
            untaken = List.copyOf(untaken);
        }
    }

    /** Not to be recorded; {@code unit} only when its own key signed it. */
    record Refused(
            Incoming incoming,
            Refusal reason,
            String detail,
            @Nullable UnitId unit) implements Verified {}

    /** A statement whose indicator is known. */
    record Taken(SeriesId series, LocalDate day, double value) {}

    /** A statement that cannot be taken; {@code series} where its indicator is known. */
    record Untaken(@Nullable SeriesId series, LocalDate day, String why) {

        Optional<SeriesDay> place() {
            return series == null ? Optional.empty() : Optional.of(new SeriesDay(series, day));
        }
    }
}
