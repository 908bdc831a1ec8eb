package coop.minga.ingest.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.CooperativeCatalogue.Contacts;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.file.ReportKeyPair;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.inbox.Inbox;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.source.outcome.Asked;
import coop.minga.ingest.source.outcome.ErrorsFile;
import coop.minga.ingest.source.outcome.ReadFile;
import coop.minga.ingest.source.outcome.RefusedFile;
import coop.minga.ingest.source.outcome.RowFinding;
import coop.minga.ingest.spool.ProcessedFile;
import coop.minga.ingest.spool.ReportAuthor;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import coop.minga.ingest.spool.SpoolResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one file, spools good rows, writes refused ones, archives the file. After a kill the file is processed again,
 * and no value is stated twice.
 */
final class FileProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(FileProcessor.class);

    private final Inbox inbox;
    private final Spool spool;
    private final ReportKeyPair keys;
    private final AgentSettings settings;
    private final AnswersFile answers;
    private final FileInterpreter interpreter;
    private final AtomicInteger unstatedRows = new AtomicInteger();
    private final Consumer<Step> onStep;

    /** @param onStep called after every step */
    FileProcessor(Inbox inbox, Spool spool, ReportKeyPair keys, AgentSettings settings, Consumer<Step> onStep) {
        this.inbox = inbox;
        this.spool = spool;
        this.keys = keys;
        this.settings = settings;
        this.answers = new AnswersFile(settings.answers());
        this.interpreter = new FileInterpreter(settings, settings.productionClock(), spool);
        this.onStep = onStep;
    }

    /** Rows that stated nothing; a file refused whole counts as one. */
    int unstatedRows() {
        return unstatedRows.get();
    }

    /** Returns false if the file changed meanwhile. If it changed while it was read, it states nothing. */
    boolean process(Inbox.InboxFile inboxFile, CooperativeCatalogue catalogue) throws IOException, SpoolException {
        ReportAuthor author = new ReportAuthor(catalogue.federation(), catalogue.cooperative(), catalogue.zone(), keys);
        FileInterpreter.Interpreted interpreted = interpreter.read(inboxFile, catalogue);
        onStep.accept(Step.READ);
        if (inbox.changed(inboxFile)) {
            return false;
        }
        boolean archived = switch (interpreted.outcome()) {
            case ReadFile file -> acceptRows(inboxFile, author, interpreted.hash(), file, catalogue.contacts());
            case RefusedFile file -> refuseWhole(inboxFile, author, interpreted.hash(), file);
        };
        onStep.accept(Step.ARCHIVED);
        return archived;
    }

    private boolean acceptRows(
            Inbox.InboxFile inboxFile, ReportAuthor author, String hash, ReadFile file, Contacts contacts)
            throws IOException, SpoolException {
        boolean waits = ask(file, contacts);
        int asked = file.asked().stream().mapToInt(Asked::count).sum();
        int refused = file.refusedCount();
        unstatedRows.addAndGet(refused + asked);
        String refusal = refused == 0 ? "" : refusal(inboxFile.name(), file, waits);
        String note = note(inboxFile, file, asked);
        SpoolResult result = spool(
                author,
                new ProcessedFile(
                        inboxFile.name(),
                        hash,
                        inboxFile.stamp().modified().toInstant(),
                        file.accepted().size(),
                        refused,
                        refusal,
                        note),
                file.accepted());
        boolean archived = waits
                ? archive(inboxFile, Inbox.WAITING, Inbox.ERRORS, together(file.notes(), unstated(file, contacts)))
                : refused == 0
                        ? archive(inboxFile, "done", Inbox.NOTES, file.notes())
                        : archive(inboxFile, "refused", Inbox.ERRORS, together(file.notes(), file.refused()));
        LOG.info("{}", say("said.taken", inboxFile.name(), result.stated(), result.unchanged()));
        Stream.of(refusal, note).filter(words -> !words.isEmpty()).forEach(words -> LOG.warn("{}", words));
        return archived;
    }

    private String refusal(String name, ReadFile file, boolean waits) {
        String place = (waits ? Inbox.WAITING : "refused") + "/" + name + Inbox.ERRORS;
        return say("said.refused", name, file.accepted().size(), file.refusedCount(), place);
    }

    /** Writes new questions down. Returns whether the file has to wait for an answer. */
    private boolean ask(ReadFile file, Contacts contacts) throws IOException {
        if (file.asked().isEmpty()) {
            return false;
        }
        try {
            answers.ask(
                    file.family(), file.asked().stream().map(Asked::question).toList(), contacts);
            return true;
        } catch (UnreadableFileException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }

    /** Rows that state nothing: asked about, with the person who may know, then refused. */
    private static List<RowFinding> unstated(ReadFile file, Contacts contacts) {
        return Stream.concat(
                        file.asked().stream()
                                .flatMap(each -> rows(each, each.question().contact(contacts))),
                        file.refused().stream())
                .toList();
    }

    private static Stream<RowFinding> rows(Asked asked, String contact) {
        return contact.isEmpty()
                ? asked.rows().stream()
                : asked.rows().stream()
                        .map(row ->
                                row.because(Message.of("asked.contact", row.reason(), new Message.Detail(contact))));
    }

    private String note(Inbox.InboxFile inboxFile, ReadFile file, int asked) {
        String waiting = asked == 0
                ? ""
                : say("said.waits", inboxFile.name(), asked, file.asked().size());
        return Stream.of(again(inboxFile), waiting, first(inboxFile.name(), file.notes()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String again(Inbox.InboxFile inboxFile) {
        return inboxFile.archivedBefore() ? say("said.again", inboxFile.name()) : "";
    }

    private String first(String name, List<RowFinding> notes) {
        if (notes.isEmpty()) {
            return "";
        }
        String first =
                say("said.note", name, notes.getFirst().line(), notes.getFirst().reason());
        return notes.size() == 1 ? first : first + " " + say("said.more-notes", notes.size() - 1);
    }

    private static List<RowFinding> together(List<RowFinding> notes, List<RowFinding> refused) {
        return Stream.concat(notes.stream(), refused.stream()).toList();
    }

    private boolean refuseWhole(Inbox.InboxFile inboxFile, ReportAuthor author, String hash, RefusedFile file)
            throws IOException, SpoolException {
        unstatedRows.incrementAndGet();
        String refusal = say("said.refused-whole", inboxFile.name(), file.line(), file.reason());
        spool(
                author,
                new ProcessedFile(
                        inboxFile.name(),
                        hash,
                        inboxFile.stamp().modified().toInstant(),
                        0,
                        1,
                        refusal,
                        again(inboxFile)),
                List.of());
        boolean archived = archive(
                inboxFile,
                "refused",
                Inbox.ERRORS,
                List.of(new RowFinding(file.file(), file.line(), "", "", file.reason())));
        LOG.error("{}", refusal);
        return archived;
    }

    private String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(settings.language());
    }

    private SpoolResult spool(ReportAuthor author, ProcessedFile processed, List<Statement> statements)
            throws SpoolException {
        SpoolResult result = spool.add(author, processed, statements);
        onStep.accept(Step.SPOOLED);
        return result;
    }

    private boolean archive(Inbox.InboxFile inboxFile, String subfolder, String suffix, List<RowFinding> rows)
            throws IOException {
        Path destination = destination(subfolder, inboxFile);
        if (!rows.isEmpty()) {
            ErrorsFile.write(
                    destination.resolveSibling(destination.getFileName() + suffix),
                    rows,
                    inboxFile.file(),
                    settings.language());
        }
        if (!subfolder.equals("done")) {
            onStep.accept(Step.ERRORS_WRITTEN);
        }
        return inbox.archive(inboxFile, destination);
    }

    /** Deletes the outdated notes beside a file that was archived before. */
    private Path destination(String subfolder, Inbox.InboxFile inboxFile) throws IOException {
        if (inboxFile.archivedBefore() || inboxFile.waits()) {
            for (String beside : List.of(Inbox.ERRORS, Inbox.NOTES)) {
                Files.deleteIfExists(inboxFile.file().resolveSibling(inboxFile.name() + beside));
            }
        }
        return inbox.destination(subfolder, inboxFile.file());
    }

    enum Step {
        READ,
        SPOOLED,
        ERRORS_WRITTEN,
        ARCHIVED
    }
}
