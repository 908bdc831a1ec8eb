package coop.minga.ingest.source.outcome;

import java.util.List;

import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.question.FileFamily;

/**
 * A file that was read to its end.
 *
 * @param asked their rows state nothing before an answer
 * @param refused the first {@value #MOST_REFUSED_KEPT}, in file order
 * @param refusedCount number of all refused rows
 * @param notes hints, such as an unknown column
 */
public record ReadFile(
        FileFamily family,
        List<Statement> accepted,
        List<Asked> asked,
        List<RowFinding> refused,
        int refusedCount,
        List<RowFinding> notes)
        implements FileOutcome {
    static final int MOST_REFUSED_KEPT = 20_000;

    public ReadFile {
        accepted = List.copyOf(accepted);
        asked = List.copyOf(asked);
        refused = List.copyOf(refused);
        notes = List.copyOf(notes);
    }
}
