package coop.minga.ingest.source.outcome;

import java.util.List;

import coop.minga.ingest.question.Question;

/**
 * A question and the first rows that wait for its answer.
 *
 * @param count number of all rows that wait
 */
public record Asked(Question question, List<RowFinding> rows, int count) {
    public Asked {
        rows = List.copyOf(rows);
    }
}
