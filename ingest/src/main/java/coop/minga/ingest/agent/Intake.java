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
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.Quoted;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.file.ReportKeys;
import coop.minga.ingest.source.CsvFile;
import coop.minga.ingest.source.DecimalMark;
import coop.minga.ingest.source.ErrorsFile;
import coop.minga.ingest.source.FileOutcome;
import coop.minga.ingest.source.ReadFile;
import coop.minga.ingest.source.RefusedFile;
import coop.minga.ingest.source.RefusedRow;
import coop.minga.ingest.spool.IncomingFile;
import coop.minga.ingest.spool.ReportAuthor;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import coop.minga.ingest.spool.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up one file: reads it, spools what is good in it, writes down what is not, puts it away; in this order, so that
 * whenever the agent is killed the file is either put away or taken up again, and taking it up again states nothing twice.
 */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final String ERRORS = ".errors.csv";
    private static final String NOTES = ".notes.csv";

    private final Inbox inbox;
    private final Spool spool;
    private final ReportKeys keys;
    private final DecimalMark decimalMark;
    private final Clock productionClock;
    private final Consumer<Step> reached;

    /** @param reached hears of every step when it is done */
    Intake(
            Inbox inbox,
            Spool spool,
            ReportKeys keys,
            DecimalMark decimalMark,
            Clock productionClock,
            Consumer<Step> reached) {
        this.inbox = inbox;
        this.spool = spool;
        this.keys = keys;
        this.decimalMark = decimalMark;
        this.productionClock = productionClock;
        this.reached = reached;
    }

    void take(Inbox.Dropped dropped, CooperativeCatalogue catalogue) throws IOException, SpoolException {
        ReportAuthor author = new ReportAuthor(catalogue.federation(), catalogue.cooperative(), catalogue.zone(), keys);
        Contents contents = read(dropped, catalogue);
        reached.accept(Step.READ);
        switch (contents.outcome) {
            case ReadFile file -> takeRows(dropped, author, contents.hash, file);
            case RefusedFile file -> refuseWhole(dropped, author, contents.hash, file);
        }
        reached.accept(Step.PUT_AWAY);
    }

    private void takeRows(Inbox.Dropped dropped, ReportAuthor author, String hash, ReadFile file)
            throws IOException, SpoolException {
        String name = Quoted.of(dropped.name());
        int refused = file.refusedCount();
        String refusal = refused == 0
                ? ""
                : Plural.of(refused, "row") + " of " + name + " refused, "
                        + Plural.of(file.accepted().size(), "value") + " accepted; see "
                        + Quoted.of("refused/" + dropped.name() + ERRORS);
        String note = note(dropped, file.notes());
        Taken taken = spool(
                author,
                new IncomingFile(dropped.name(), hash, file.accepted().size(), refused, refusal, note),
                file.accepted());
        if (refused == 0) {
            putDone(dropped, file.notes());
        } else {
            putRefused(dropped, together(file.notes(), file.refused()));
        }
        LOG.info(
                "Took {}: {} stated in {}, {} as stated before, {} refused",
                name,
                Plural.of(taken.stated(), "value"),
                Plural.of(taken.reports(), "report"),
                taken.unchanged(),
                Plural.of(refused, "row"));
        if (!note.isEmpty()) {
            LOG.warn("To note: {}", note);
        }
    }

    private static String note(Inbox.Dropped dropped, List<RefusedRow> notes) {
        String name = Quoted.of(dropped.name());
        String again = dropped.again() ? name + " was written to after it was put away, it is taken up again" : "";
        return Stream.of(again, note(name, notes))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String note(String name, List<RefusedRow> notes) {
        if (notes.isEmpty()) {
            return "";
        }
        RefusedRow first = notes.getFirst();
        return name + (first.column().isEmpty() ? "" : ", column " + Quoted.of(first.column())) + ": expected "
                + first.expected()
                + (notes.size() == 1 ? "" : "; and " + Plural.of(notes.size() - 1, "more note"));
    }

    private static List<RefusedRow> together(List<RefusedRow> notes, List<RefusedRow> refused) {
        return Stream.concat(notes.stream(), refused.stream()).toList();
    }

    private void refuseWhole(Inbox.Dropped dropped, ReportAuthor author, String hash, RefusedFile file)
            throws IOException, SpoolException {
        String refusal =
                "the file " + Quoted.of(dropped.name()) + " was refused, line " + file.line() + ": " + file.reason();
        spool(author, new IncomingFile(dropped.name(), hash, 0, 1, refusal, note(dropped, List.of())), List.of());
        putRefused(dropped, List.of(new RefusedRow(file.file(), file.line(), "", "", file.reason())));
        LOG.error("Nothing in it was used: {}", refusal);
    }

    private Taken spool(ReportAuthor author, IncomingFile incoming, List<Statement> statements) throws SpoolException {
        Taken taken = spool.take(author, incoming, statements);
        reached.accept(Step.SPOOLED);
        return taken;
    }

    private void putDone(Inbox.Dropped dropped, List<RefusedRow> notes) throws IOException {
        Path destination = destination("done", dropped);
        if (!notes.isEmpty()) {
            ErrorsFile.write(destination.resolveSibling(destination.getFileName() + NOTES), notes, dropped.file());
        }
        inbox.putAway(dropped, destination);
    }

    private void putRefused(Inbox.Dropped dropped, List<RefusedRow> rows) throws IOException {
        Path destination = destination("refused", dropped);
        ErrorsFile.write(destination.resolveSibling(destination.getFileName() + ERRORS), rows, dropped.file());
        reached.accept(Step.ERRORS_WRITTEN);
        inbox.putAway(dropped, destination);
    }

    /** Where the file goes; what was written beside it when it was put away before was true of its beginning only. */
    private Path destination(String place, Inbox.Dropped dropped) throws IOException {
        if (dropped.again()) {
            for (String beside : List.of(ERRORS, NOTES)) {
                Files.deleteIfExists(dropped.file().resolveSibling(dropped.name() + beside));
            }
        }
        return inbox.destination(place, dropped.file());
    }

    private Contents read(Inbox.Dropped dropped, CooperativeCatalogue catalogue) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream file =
                        Files.newInputStream(dropped.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                DigestInputStream in = new DigestInputStream(file, digest)) {
            FileOutcome outcome = isText(dropped.name())
                    ? CsvFile.read(dropped.name(), in, catalogue, decimalMark, productionClock)
                    : new RefusedFile(dropped.name(), 1, "only CSV files are read; save it as CSV UTF-8 and drop that");
            in.transferTo(OutputStream.nullOutputStream());
            return new Contents(HexFormat.of().formatHex(digest.digest()), outcome);
        }
    }

    private static boolean isText(String name) {
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

    /** How far a file has come. */
    enum Step {
        READ,
        SPOOLED,
        ERRORS_WRITTEN,
        PUT_AWAY
    }

    private record Contents(String hash, FileOutcome outcome) {}
}
