package coop.minga.ingest.source.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import coop.minga.ingest.contract.SafeText;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.FileFamily;
import coop.minga.ingest.question.Question;
import org.jspecify.annotations.Nullable;

/** Collects what is found in one file. */
public final class Findings {
    private static final int MOST_ROWS_OF_A_QUESTION = 100;
    private static final int MOST_NOTES = 100;

    private final String file;
    private final FileFamily family;
    private final Map<String, Waiting> asked = new LinkedHashMap<>();
    private final List<RowFinding> refused = new ArrayList<>();
    private final List<RowFinding> notes = new ArrayList<>();
    private @Nullable Statement[] accepted = new Statement[0];
    private int refusedCount;

    public Findings(String file, FileFamily family) {
        this.family = family;
        this.file = file;
    }

    /** @param cells number of all cells that may become statements */
    public void expect(int cells) {
        accepted = new Statement[cells];
    }

    public void accept(int sequence, Statement statement) {
        accepted[sequence] = statement;
    }

    public void refuse(long line, String column, String value, Message reason) {
        refusedCount++;
        if (refused.size() < ReadFile.MOST_REFUSED_KEPT) {
            refused.add(row(line, column, value, reason));
        }
    }

    public void ask(Question question, long line, String column, String value) {
        Waiting waiting = asked.computeIfAbsent(question.id(), id -> new Waiting(question));
        waiting.count++;
        if (waiting.rows.size() < MOST_ROWS_OF_A_QUESTION) {
            waiting.rows.add(row(line, column, value, question.text()));
        }
    }

    public void note(long line, String column, String value, Message reason) {
        if (notes.size() < MOST_NOTES) {
            notes.add(row(line, column, value, reason));
        }
    }

    public ReadFile outcome() {
        List<Statement> statements = Stream.of(accepted)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        if (statements.isEmpty() && refusedCount == 0 && asked.isEmpty()) {
            note(1, "", "", Message.of("note.nothing"));
        }
        refused.sort(Comparator.comparingLong(RowFinding::line));
        return new ReadFile(
                family, statements, asked.values().stream().map(Waiting::asked).toList(), refused, refusedCount, notes);
    }

    private RowFinding row(long line, String column, String value, Message reason) {
        return new RowFinding(
                file, line, SafeText.isPrintable(column) ? column : SafeText.quoted(column), value, reason);
    }

    private static final class Waiting {
        private final Question question;
        private final List<RowFinding> rows = new ArrayList<>();
        private int count;

        Waiting(Question question) {
            this.question = question;
        }

        Asked asked() {
            return new Asked(question, rows, count);
        }
    }
}
