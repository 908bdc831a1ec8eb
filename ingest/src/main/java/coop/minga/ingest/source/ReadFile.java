package coop.minga.ingest.source;

import java.util.List;

import coop.minga.ingest.contract.Statement;

/**
 * A file that was read to its end.
 *
 * @param refused the refused rows in the order of the file, the first {@value #MOST_REFUSED_KEPT} of them
 * @param refusedCount how many rows were refused in all
 * @param notes what its reporter should know of although nothing was refused: a column that is no indicator, no value
 */
public record ReadFile(List<Statement> accepted, List<RefusedRow> refused, int refusedCount, List<RefusedRow> notes)
        implements FileOutcome {
    static final int MOST_REFUSED_KEPT = 20_000;

    public ReadFile {
        accepted = List.copyOf(accepted);
        refused = List.copyOf(refused);
        notes = List.copyOf(notes);
    }
}
