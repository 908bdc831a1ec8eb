package coop.minga.ingest.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.file.ReportKeys;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.source.Asked;
import coop.minga.ingest.source.Context;
import coop.minga.ingest.source.CsvFile;
import coop.minga.ingest.source.ErrorsFile;
import coop.minga.ingest.source.FileOutcome;
import coop.minga.ingest.source.ReadFile;
import coop.minga.ingest.source.RefusedFile;
import coop.minga.ingest.source.RefusedRow;
import coop.minga.ingest.spool.IncomingFile;
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
    private static final String ERRORS = ".errors.csv";
    private static final String NOTES = ".notes.csv";

    private final Inbox inbox;
    private final Spool spool;
    private final ReportKeys keys;
    private final AgentSettings settings;
    private final Consumer<Step> onStep;

    /** @param onStep called after every step */
    FileProcessor(Inbox inbox, Spool spool, ReportKeys keys, AgentSettings settings, Consumer<Step> onStep) {
        this.inbox = inbox;
        this.spool = spool;
        this.keys = keys;
        this.settings = settings;
        this.onStep = onStep;
    }

    void process(Inbox.InboxFile inboxFile, CooperativeCatalogue catalogue) throws IOException, SpoolException {
        ReportAuthor author = new ReportAuthor(catalogue.federation(), catalogue.cooperative(), catalogue.zone(), keys);
        Contents contents = read(inboxFile, catalogue);
        onStep.accept(Step.READ);
        switch (contents.outcome) {
            case ReadFile file -> acceptRows(inboxFile, author, contents.hash, file);
            case RefusedFile file -> refuseWhole(inboxFile, author, contents.hash, file);
        }
        onStep.accept(Step.ARCHIVED);
    }

    private void acceptRows(Inbox.InboxFile inboxFile, ReportAuthor author, String hash, ReadFile file)
            throws IOException, SpoolException {
        List<RefusedRow> withheld = withheld(file);
        int refused = file.refusedCount()
                + file.asked().stream().mapToInt(Asked::count).sum();
        String refusal = refused == 0
                ? ""
                : say("said.refused", inboxFile.name(), file.accepted().size(), refused, inboxFile.name() + ERRORS);
        String note = note(inboxFile, file.notes());
        SpoolResult result = spool(
                author,
                new IncomingFile(inboxFile.name(), hash, file.accepted().size(), refused, refusal, note),
                file.accepted());
        if (refused == 0) {
            archiveDone(inboxFile, file.notes());
        } else {
            archiveRefused(inboxFile, together(file.notes(), withheld));
        }
        LOG.info("{}", say("said.taken", inboxFile.name(), result.stated(), result.unchanged()));
        if (!refusal.isEmpty()) {
            LOG.warn("{}", refusal);
        }
        if (!note.isEmpty()) {
            LOG.warn("{}", note);
        }
    }

    /** Rows that state nothing: asked about, then refused. */
    private static List<RefusedRow> withheld(ReadFile file) {
        return Stream.concat(file.asked().stream().flatMap(each -> each.rows().stream()), file.refused().stream())
                .toList();
    }

    private String note(Inbox.InboxFile inboxFile, List<RefusedRow> notes) {
        String again = inboxFile.archivedBefore() ? say("said.again", inboxFile.name()) : "";
        return Stream.of(again, first(inboxFile.name(), notes))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String first(String name, List<RefusedRow> notes) {
        if (notes.isEmpty()) {
            return "";
        }
        String first =
                say("said.note", name, notes.getFirst().line(), notes.getFirst().reason());
        return notes.size() == 1 ? first : first + " " + say("said.more-notes", notes.size() - 1);
    }

    private static List<RefusedRow> together(List<RefusedRow> notes, List<RefusedRow> refused) {
        return Stream.concat(notes.stream(), refused.stream()).toList();
    }

    private void refuseWhole(Inbox.InboxFile inboxFile, ReportAuthor author, String hash, RefusedFile file)
            throws IOException, SpoolException {
        String refusal = say("said.refused-whole", inboxFile.name(), file.line(), file.reason());
        spool(author, new IncomingFile(inboxFile.name(), hash, 0, 1, refusal, note(inboxFile, List.of())), List.of());
        archiveRefused(inboxFile, List.of(new RefusedRow(file.file(), file.line(), "", "", file.reason())));
        LOG.error("{}", refusal);
    }

    private String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(settings.language());
    }

    private SpoolResult spool(ReportAuthor author, IncomingFile incoming, List<Statement> statements)
            throws SpoolException {
        SpoolResult result = spool.add(author, incoming, statements);
        onStep.accept(Step.SPOOLED);
        return result;
    }

    private void archiveDone(Inbox.InboxFile inboxFile, List<RefusedRow> notes) throws IOException {
        Path destination = destination("done", inboxFile);
        if (!notes.isEmpty()) {
            ErrorsFile.write(
                    destination.resolveSibling(destination.getFileName() + NOTES),
                    notes,
                    inboxFile.file(),
                    settings.language());
        }
        inbox.archive(inboxFile, destination);
    }

    private void archiveRefused(Inbox.InboxFile inboxFile, List<RefusedRow> rows) throws IOException {
        Path destination = destination("refused", inboxFile);
        ErrorsFile.write(
                destination.resolveSibling(destination.getFileName() + ERRORS),
                rows,
                inboxFile.file(),
                settings.language());
        onStep.accept(Step.ERRORS_WRITTEN);
        inbox.archive(inboxFile, destination);
    }

    /** Deletes the outdated notes beside a file that was archived before. */
    private Path destination(String subfolder, Inbox.InboxFile inboxFile) throws IOException {
        if (inboxFile.archivedBefore()) {
            for (String beside : List.of(ERRORS, NOTES)) {
                Files.deleteIfExists(inboxFile.file().resolveSibling(inboxFile.name() + beside));
            }
        }
        return inbox.destination(subfolder, inboxFile.file());
    }

    private Contents read(Inbox.InboxFile inboxFile, CooperativeCatalogue catalogue) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream file =
                        Files.newInputStream(inboxFile.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                DigestInputStream in = new DigestInputStream(file, digest)) {
            FileOutcome outcome = isText(inboxFile.name())
                    ? CsvFile.read(
                            inboxFile.name(),
                            in,
                            Context.of(catalogue, settings.decimalMark(), settings.productionClock()))
                    : noText(inboxFile.name());
            in.transferTo(OutputStream.nullOutputStream());
            return new Contents(HexFormat.of().formatHex(digest.digest()), outcome);
        }
    }

    static RefusedFile noText(String name) {
        return new RefusedFile(name, 1, Message.of("file.not-csv"));
    }

    static boolean isText(String name) {
        String lowered = name.toLowerCase(Locale.ROOT);
        return lowered.endsWith(".csv") || lowered.endsWith(".txt");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK has no SHA-256", missing);
        }
    }

    enum Step {
        READ,
        SPOOLED,
        ERRORS_WRITTEN,
        ARCHIVED
    }

    private record Contents(String hash, FileOutcome outcome) {}
}
