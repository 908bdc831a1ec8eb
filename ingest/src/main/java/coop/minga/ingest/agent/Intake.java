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

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.Quoted;
import coop.minga.ingest.contract.ReportKeys;
import coop.minga.ingest.contract.Statement;
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
import coop.minga.ingest.spool.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up one file: reads it, spools what is good in it, writes down what is not, puts it away; in this order, so that
 * whenever the agent is killed the file is either put away or taken up again, and taking it up again states nothing twice.
 */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Inbox inbox;
    private final Spool spool;
    private final ReportKeys keys;
    private final Clock productionClock;
    private final Consumer<Step> reached;

    /** @param reached hears of every step when it is done */
    Intake(Inbox inbox, Spool spool, ReportKeys keys, Clock productionClock, Consumer<Step> reached) {
        this.inbox = inbox;
        this.spool = spool;
        this.keys = keys;
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
        int refused = file.refusedCount();
        String errors = Quoted.of("refused/" + dropped.name() + ".errors.csv");
        String refusal = refused == 0 ? "" : refused + " rows were refused; see " + errors;
        Taken taken = spool(dropped, author, hash, refused, refusal, file.accepted());
        if (refused == 0) {
            inbox.putAway(dropped, inbox.destination("done", dropped.file()));
        } else {
            putRefused(dropped, file.refused());
        }
        LOG.info(
                "Took {}: {} values stated in {} reports, {} as stated before, {} rows refused",
                Quoted.of(dropped.name()),
                taken.stated(),
                taken.reports(),
                taken.unchanged(),
                refused);
    }

    private void refuseWhole(Inbox.Dropped dropped, ReportAuthor author, String hash, RefusedFile file)
            throws IOException, SpoolException {
        String refusal =
                "the file " + Quoted.of(dropped.name()) + " was refused, line " + file.line() + ": " + file.reason();
        spool(dropped, author, hash, 1, refusal, List.of());
        putRefused(dropped, List.of(new RefusedRow(file.file(), file.line(), "", "", file.reason())));
        LOG.error("Nothing in it was used: {}", refusal);
    }

    private Taken spool(
            Inbox.Dropped dropped,
            ReportAuthor author,
            String hash,
            int refusedRows,
            String refusal,
            List<Statement> statements)
            throws SpoolException {
        Taken taken = spool.take(author, new IncomingFile(dropped.name(), hash, refusedRows, refusal), statements);
        reached.accept(Step.SPOOLED);
        return taken;
    }

    private void putRefused(Inbox.Dropped dropped, List<RefusedRow> rows) throws IOException {
        Path destination = inbox.destination("refused", dropped.file());
        ErrorsFile.write(destination.resolveSibling(destination.getFileName() + ".errors.csv"), rows);
        reached.accept(Step.ERRORS_WRITTEN);
        inbox.putAway(dropped, destination);
    }

    private Contents read(Inbox.Dropped dropped, CooperativeCatalogue catalogue) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream file =
                        Files.newInputStream(dropped.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                DigestInputStream in = new DigestInputStream(file, digest)) {
            FileOutcome outcome = isText(dropped.name())
                    ? CsvFile.read(dropped.name(), in, catalogue, productionClock)
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
