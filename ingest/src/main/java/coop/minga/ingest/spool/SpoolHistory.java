package coop.minga.ingest.spool;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;

import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;

/** The files taken and the values stated before. A new file is checked against them. */
public interface SpoolHistory {
    SpoolHistory NOTHING = new SpoolHistory() {
        @Override
        public boolean taken(String contentHash) {
            return false;
        }

        @Override
        public NavigableMap<LocalDate, Double> values(CooperativeId cooperative, IndicatorCode indicator) {
            return Collections.emptyNavigableMap();
        }

        @Override
        public List<Statement> overruling(CooperativeId cooperative, List<Statement> statements, Instant fileTime) {
            return List.of();
        }
    };

    /** Whether a file with this content was taken before, under any name. */
    boolean taken(String contentHash) throws SpoolException;

    /** The values of the indicator that hold, by day. */
    NavigableMap<LocalDate, Double> values(CooperativeId cooperative, IndicatorCode indicator) throws SpoolException;

    /**
     * Statements that would overrule a newer one, or bring back a value that was corrected since.
     *
     * @param fileTime when the file was written that states them
     */
    List<Statement> overruling(CooperativeId cooperative, List<Statement> statements, Instant fileTime)
            throws SpoolException;
}
