package coop.minga.ingest.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.inbox.Inbox;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.Answers;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.question.Question;
import coop.minga.ingest.question.Subject;
import coop.minga.ingest.source.outcome.Asked;
import coop.minga.ingest.source.outcome.ReadFile;
import coop.minga.ingest.source.outcome.RowFinding;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import org.jspecify.annotations.Nullable;

/**
 * Withholds values that would overrule a newer one, or bring back one that was corrected since. Of a file whose bytes were
 * taken before they are left out; else somebody is asked.
 */
final class OlderValues {
    private final Spool spool;
    private final AnswersFile answers;

    OlderValues(Spool spool, AnswersFile answers) {
        this.spool = spool;
        this.answers = answers;
    }

    /** @param again whether the very same bytes were taken before */
    ReadFile without(ReadFile read, CooperativeId cooperative, Inbox.InboxFile file, boolean again)
            throws SpoolException, IOException {
        List<Statement> overruling = spool.overruling(
                cooperative, read.accepted(), file.stamp().modified().toInstant());
        List<RowFinding> notes = new ArrayList<>(read.notes());
        if (again) {
            notes.add(note(file, Message.of("note.taken-before", overruling.size())));
        }
        if (overruling.isEmpty()) {
            return with(read, read.accepted(), read.asked(), notes);
        }
        Answers given = given(read);
        Set<Statement> withheld = new HashSet<>();
        List<Asked> asked = new ArrayList<>(read.asked());
        for (Statement each : overruling) {
            String said = said(each.stated());
            Double holds = spool.values(cooperative, each.indicator()).get(each.day());
            Subject subject = Subject.older(each.indicator(), each.day(), said, said(holds));
            Optional<String> answer = given.to(subject);
            if (answer.filter("as-written"::equals).isPresent()) {
                continue;
            }
            withheld.add(each);
            if (again || answer.isPresent()) {
                continue;
            }
            Message text = holds == null
                    ? Message.of("ask.withdrawn", each.indicator().value(), each.day(), said)
                    : Message.of("ask.older", each.indicator().value(), each.day(), holds, said);
            asked.add(new Asked(
                    Question.of(subject, text),
                    List.of(new RowFinding(file.name(), 1, each.indicator().value(), said, text)),
                    1));
        }
        List<Statement> left = read.accepted().stream()
                .filter(each -> !withheld.contains(each))
                .toList();
        return with(read, left, asked, notes);
    }

    private static String said(@Nullable Double value) {
        return value == null ? "WITHDRAW" : Message.plain(value);
    }

    private Answers given(ReadFile read) throws IOException {
        try {
            return answers.answers(read.source());
        } catch (UnreadableFileException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }

    private static RowFinding note(Inbox.InboxFile file, Message text) {
        return new RowFinding(file.name(), 1, "", "", text);
    }

    private static ReadFile with(ReadFile read, List<Statement> accepted, List<Asked> asked, List<RowFinding> notes) {
        return new ReadFile(read.source(), accepted, asked, read.refused(), read.refusedCount(), notes);
    }
}
