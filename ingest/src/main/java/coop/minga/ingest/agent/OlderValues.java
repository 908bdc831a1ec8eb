package coop.minga.ingest.agent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.inbox.Inbox;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.Answers;
import coop.minga.ingest.question.Question;
import coop.minga.ingest.question.Subject;
import coop.minga.ingest.source.outcome.Asked;
import coop.minga.ingest.source.outcome.ReadFile;
import coop.minga.ingest.source.outcome.RowFinding;
import coop.minga.ingest.spool.SpoolException;
import coop.minga.ingest.spool.SpoolHistory;
import org.jspecify.annotations.Nullable;

/**
 * Withholds values that would overrule a newer one, or bring back one that was corrected since. If the same bytes were taken
 * before, such values are left out; otherwise it asks.
 */
final class OlderValues {
    private final SpoolHistory history;

    OlderValues(SpoolHistory history) {
        this.history = history;
    }

    /**
     * @param given answers of the file's family
     * @param again whether the very same bytes were taken before
     */
    ReadFile without(ReadFile read, Answers given, CooperativeId cooperative, Inbox.InboxFile file, boolean again)
            throws SpoolException {
        List<Statement> overruling = history.overruling(
                cooperative, read.accepted(), file.stamp().modified().toInstant());
        List<RowFinding> notes = new ArrayList<>(read.notes());
        if (again) {
            notes.add(note(file, Message.of("note.taken-before", overruling.size())));
        }
        if (overruling.isEmpty()) {
            return with(read, read.accepted(), read.asked(), notes);
        }
        Set<Statement> withheld = new HashSet<>();
        List<Asked> asked = new ArrayList<>(read.asked());
        Map<IndicatorCode, NavigableMap<LocalDate, Double>> values = values(cooperative, overruling);
        for (Statement each : overruling) {
            Question question = question(
                    each, Objects.requireNonNull(values.get(each.indicator())).get(each.day()));
            Optional<String> answer = given.to(question.subject());
            if (answer.filter("as-written"::equals).isPresent()) {
                continue;
            }
            withheld.add(each);
            if (!again && answer.isEmpty()) {
                asked.add(new Asked(question, List.of(row(file, each, question)), 1));
            }
        }
        List<Statement> left = read.accepted().stream()
                .filter(each -> !withheld.contains(each))
                .toList();
        return with(read, left, asked, notes);
    }

    private Map<IndicatorCode, NavigableMap<LocalDate, Double>> values(
            CooperativeId cooperative, List<Statement> statements) throws SpoolException {
        Map<IndicatorCode, NavigableMap<LocalDate, Double>> values = new HashMap<>();
        for (Statement each : statements) {
            if (!values.containsKey(each.indicator())) {
                values.put(each.indicator(), history.values(cooperative, each.indicator()));
            }
        }
        return values;
    }

    /** @param holds the value of the day, null if it was withdrawn */
    private static Question question(Statement statement, @Nullable Double holds) {
        String code = statement.indicator().value();
        String said = said(statement.stated());
        return Question.of(
                Subject.older(statement.indicator(), statement.day(), said, said(holds)),
                holds == null
                        ? Message.of("ask.withdrawn", code, statement.day(), said)
                        : Message.of("ask.older", code, statement.day(), holds, said));
    }

    private static RowFinding row(Inbox.InboxFile file, Statement statement, Question question) {
        return new RowFinding(file.name(), 1, statement.indicator().value(), said(statement.stated()), question.text());
    }

    private static String said(@Nullable Double value) {
        return value == null ? "WITHDRAW" : Message.plain(value);
    }

    private static RowFinding note(Inbox.InboxFile file, Message text) {
        return new RowFinding(file.name(), 1, "", "", text);
    }

    private static ReadFile with(ReadFile read, List<Statement> accepted, List<Asked> asked, List<RowFinding> notes) {
        return new ReadFile(read.family(), accepted, asked, read.refused(), read.refusedCount(), notes);
    }
}
