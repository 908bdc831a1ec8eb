package coop.minga.ingest.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.Sha256;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.inbox.Inbox;
import coop.minga.ingest.question.Answers;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.question.FileFamily;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.source.FileFormat;
import coop.minga.ingest.source.ReadingRules;
import coop.minga.ingest.source.StatedValues;
import coop.minga.ingest.source.outcome.FileOutcome;
import coop.minga.ingest.source.outcome.ReadFile;
import coop.minga.ingest.source.outcome.RefusedFile;
import coop.minga.ingest.spool.SpoolException;
import coop.minga.ingest.spool.SpoolHistory;

/** Decides what a file states: by its text, the answers, and what was stated before. Writes nothing. */
final class FileInterpreter {
    private final AgentSettings settings;
    private final Clock clock;
    private final SpoolHistory history;
    private final AnswersFile answers;
    private final OlderValues olderValues;

    /** @param clock determines today */
    FileInterpreter(AgentSettings settings, Clock clock, SpoolHistory history) {
        this.settings = settings;
        this.clock = clock;
        this.history = history;
        this.answers = new AnswersFile(settings.answers());
        this.olderValues = new OlderValues(history);
    }

    Interpreted read(Inbox.InboxFile inboxFile, CooperativeCatalogue catalogue) throws IOException, SpoolException {
        MessageDigest digest = Sha256.digest();
        try (InputStream file =
                        Files.newInputStream(inboxFile.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                DigestInputStream in = new DigestInputStream(file, digest)) {
            FileOutcome outcome = FileFormat.read(inboxFile.name(), in, rules(catalogue), this::given);
            in.transferTo(OutputStream.nullOutputStream());
            String hash = Sha256.hex(digest);
            return new Interpreted(hash, beside(outcome, inboxFile, hash, catalogue));
        }
    }

    /** The outcome beside what was stated before. */
    private FileOutcome beside(
            FileOutcome outcome, Inbox.InboxFile inboxFile, String hash, CooperativeCatalogue catalogue)
            throws SpoolException {
        return switch (outcome) {
            case RefusedFile refused -> refused;
            case ReadFile read -> {
                boolean again = !inboxFile.waits() && !inboxFile.archivedBefore() && history.taken(hash);
                yield olderValues.without(read, given(read.family()), catalogue.cooperative(), inboxFile, again);
            }
        };
    }

    private ReadingRules rules(CooperativeCatalogue catalogue) {
        StatedValues known = indicator -> {
            try {
                return history.values(catalogue.cooperative(), indicator);
            } catch (SpoolException failure) {
                throw new UncheckedIOException(new IOException(failure.getMessage(), failure));
            }
        };
        return ReadingRules.of(catalogue, settings.decimalMark(), clock, known);
    }

    private Answers given(FileFamily family) {
        try {
            return answers.answers(family);
        } catch (UnreadableFileException unreadable) {
            throw new UncheckedIOException(new IOException(unreadable.getMessage(), unreadable));
        }
    }

    /** @param hash of the file's content */
    record Interpreted(String hash, FileOutcome outcome) {}
}
