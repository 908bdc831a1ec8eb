package coop.minga.ingest.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.file.ReportKeyFile;
import coop.minga.ingest.file.ReportKeyPair;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.inbox.Inbox;
import coop.minga.ingest.inbox.ProblemLog;
import coop.minga.ingest.inbox.Retries;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.notice.QuestionMails;
import coop.minga.ingest.publish.BrokerSettings;
import coop.minga.ingest.publish.BrokerState;
import coop.minga.ingest.publish.Publisher;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.spool.FileHistoryEntry;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import coop.minga.ingest.spool.SpoolFullException;
import coop.minga.ingest.spool.SpoolStatus;
import org.jspecify.annotations.Nullable;

/** Runs a cooperative's agent unattended. Survives failures of the broker, the disk and the files. */
public final class Agent implements AutoCloseable {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final AgentSettings settings;
    private final ProblemLog problems;
    private final Spool spool;
    private final Inbox inbox;
    private final FileProcessor processor;
    private final Publisher publisher;
    private final @Nullable QuestionMails mails;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread watcher;
    private final Retries retries = new Retries(System::nanoTime);
    private List<FileTime> answersSeen = List.of();

    private Agent(
            AgentSettings settings,
            BrokerSettings broker,
            CooperativeCatalogue catalogue,
            ReportKeyPair keys,
            Spool spool,
            Consumer<FileProcessor.Step> onStep)
            throws IOException {
        this.settings = settings;
        this.spool = spool;
        this.problems = new ProblemLog(spool::recordProblem, settings.language());
        this.inbox = new Inbox(
                settings.folder(), settings.times().settle(), settings.times().openEnd(), System::nanoTime, problems);
        inbox.watchArchived(takenBefore(settings));
        this.processor = new FileProcessor(inbox, spool, keys, settings, onStep);
        String name = "minga-agent-" + catalogue.cooperative();
        this.publisher = new Publisher(spool, broker, name, settings.language());
        this.mails = settings.mail() == null
                ? null
                : new QuestionMails(spool, new AnswersFile(settings.answers()), settings.mail(), settings.language());
        if (mails != null) {
            mails.wake(catalogue.name());
        }
        this.watcher = Thread.ofPlatform().name("watcher-" + name).unstarted(this::watch);
    }

    private static List<FileHistoryEntry> takenBefore(AgentSettings settings) throws IOException {
        try {
            return Spool.readFiles(settings.spool(), FilesCommand.MOST);
        } catch (SpoolException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }

    /** Opens all files that the settings name; fails before anything runs. */
    public static Agent open(AgentSettings settings) throws UnreadableFileException, SpoolException {
        return open(settings, Clock.systemUTC(), step -> {});
    }

    /**
     * Opens all files that the settings name.
     *
     * @param machineClock dates the statements
     */
    public static Agent open(AgentSettings settings, Clock machineClock)
            throws UnreadableFileException, SpoolException {
        return open(settings, machineClock, step -> {});
    }

    static Agent open(AgentSettings settings, Clock machineClock, Consumer<FileProcessor.Step> onStep)
            throws UnreadableFileException, SpoolException {
        BrokerSettings broker = settings.broker();
        if (broker == null) {
            throw new UnreadableFileException(
                    Path.of("agent.yaml"), Message.of("agent.no-broker").in(settings.language()));
        }
        CooperativeCatalogue catalogue = CatalogueFile.read(settings.catalogue());
        ReportKeyPair keys = ReportKeyFile.read(settings.key());
        Spool spool = Spool.open(settings.spool(), machineClock);
        try {
            spool.clearProblems(ProblemLog.PREFIX);
            return new Agent(settings, broker, catalogue, keys, spool, onStep);
        } catch (IOException failure) {
            spool.close();
            throw new UnreadableFileException(
                    settings.folder(),
                    Message.of("agent.no-folder", new Message.Detail(String.valueOf(failure.getMessage())))
                            .in(settings.language()),
                    failure);
        }
    }

    /** @throws IllegalStateException if the agent was closed */
    public synchronized void start() {
        publisher.start();
        if (mails != null) {
            mails.start();
        }
        watcher.start();
    }

    /**
     * Processes and publishes the folder's files until all is acknowledged or time is up. With nothing to send, waits for
     * the broker's first answer. Mails what is asked at the end.
     */
    public RunResult runOnce(Duration longest) throws InterruptedException, SpoolException {
        RunResult result = runAndAwait(longest);
        if (mails != null) {
            mails.sendNow();
        }
        return result;
    }

    private RunResult runAndAwait(Duration longest) throws InterruptedException, SpoolException {
        long end = System.nanoTime() + longest.toNanos();
        long acknowledged = status().reports().acknowledged();
        publisher.start();
        boolean processed = process();
        while (!processed && System.nanoTime() < end) {
            pause();
            processed = process();
        }
        while (status().reports().waiting() > 0 && System.nanoTime() < end) {
            pause();
        }
        if (!processed || status().reports().waiting() > 0) {
            return new RunResult.Incomplete();
        }
        if (status().reports().acknowledged() > acknowledged) {
            return new RunResult.Complete();
        }
        while (broker() instanceof BrokerState.Unknown && System.nanoTime() < end) {
            pause();
        }
        return switch (broker()) {
            case BrokerState.Failing(Message said) -> new RunResult.NotAccepted(said);
            case BrokerState.Unknown _ -> new RunResult.Incomplete();
            case BrokerState.Reached _ -> new RunResult.Complete();
        };
    }

    private static void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
    }

    public SpoolStatus status() throws SpoolException {
        return spool.status();
    }

    /** How many rows of files stated nothing since the start: refused, or asked about. */
    int unstatedRows() {
        return processor.unstatedRows();
    }

    public BrokerState broker() {
        return publisher.state();
    }

    @Override
    public void close() throws SpoolException {
        requestStop();
        try {
            watcher.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            try (spool;
                    publisher) {
                if (mails != null) {
                    mails.close();
                }
            }
        }
    }

    /** After this nothing starts. */
    private synchronized void requestStop() {
        closing.countDown();
        publisher.requestStop();
    }

    private void watch() {
        try {
            do {
                process();
            } while (!closing.await(settings.times().pollInterval().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Processes the folder once. Returns whether no file is left. */
    private boolean process() {
        try {
            boolean nothingLeft = processFolder();
            problems.clear("round");
            return nothingLeft;
        } catch (Throwable failure) { // the thread must survive: nothing restarts it
            recover(failure);
            return false;
        }
    }

    private void recover(Throwable failure) {
        try {
            problems.report("round", Message.of("agent.fault", detail(failure)));
        } catch (Throwable again) {
            // memory may lack for this too: the next round tries
        }
    }

    private boolean processFolder() {
        try {
            List<Inbox.InboxFile> found = inbox.scan();
            problems.clear("folder");
            List<Inbox.InboxFile> stable =
                    found.stream().filter(Inbox.InboxFile::stable).toList();
            return process(stable) && stable.size() == found.size();
        } catch (IOException failure) {
            problems.report("folder", Message.of("agent.folder", settings.folder(), detail(failure)));
            return false;
        }
    }

    private boolean process(List<Inbox.InboxFile> stable) {
        if (stable.isEmpty() && !answersChanged() && !retries.due()) {
            problems.clear("catalogue"); // nothing waits for it any more
            return retries.isEmpty();
        }
        try {
            CooperativeCatalogue catalogue = CatalogueFile.read(settings.catalogue());
            problems.clear("catalogue");
            boolean all = true;
            for (Inbox.InboxFile inboxFile : withWaiting(stable)) {
                all = closing.getCount() > 0 && process(inboxFile, catalogue) && all;
            }
            return all && retries.isEmpty();
        } catch (UnreadableFileException failure) {
            problems.report("catalogue", Message.of("agent.catalogue", new Message.Detail(failure.getMessage())));
            return false;
        } catch (IOException failure) {
            problems.report("folder", Message.of("agent.folder", settings.folder(), detail(failure)));
            return false;
        }
    }

    /** Whether files that wait may have an answer: at the start, and after a change of the answers or the catalogue. */
    private boolean answersChanged() {
        return !answersSeen.equals(answersStamp());
    }

    /** Adds the files of {@code waiting} whose turn it is: all after an answer, else those that failed before. */
    private List<Inbox.InboxFile> withWaiting(List<Inbox.InboxFile> stable) throws IOException {
        List<FileTime> stamp = answersStamp();
        boolean answered = !answersSeen.equals(stamp);
        List<Inbox.InboxFile> files = new ArrayList<>();
        if (answered || retries.due()) {
            List<Inbox.InboxFile> waiting = inbox.waitingForAnswers();
            retries.retain(waiting.stream().map(Inbox.InboxFile::file).toList());
            waiting.stream()
                    .filter(each -> answered || retries.due(each.file()))
                    .forEach(files::add);
            answersSeen = stamp;
        }
        files.addAll(stable);
        return files;
    }

    private List<FileTime> answersStamp() {
        return Stream.of(settings.answers(), settings.catalogue())
                .map(Agent::modified)
                .toList();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException none) {
            return FileTime.fromMillis(0);
        }
    }

    private boolean process(Inbox.InboxFile inboxFile, CooperativeCatalogue catalogue) {
        boolean processed = tryToProcess(inboxFile, catalogue);
        if (inboxFile.waits()) {
            retries.tried(inboxFile.file(), processed);
        }
        return processed;
    }

    private boolean tryToProcess(Inbox.InboxFile inboxFile, CooperativeCatalogue catalogue) {
        String place = inboxFile.place();
        try {
            boolean unchanged = processor.process(inboxFile, catalogue);
            publisher.wake();
            if (mails != null) {
                mails.wake(catalogue.name());
            }
            problems.clear("spool");
            if (unchanged) {
                problems.clearFile(place);
            } else {
                problems.reportFile(place, Message.of("said.changed", place));
            }
            return unchanged;
        } catch (NoSuchFileException gone) {
            return true; // the owner removed the file; no value of it was used
        } catch (SpoolFullException failure) {
            problems.report("spool", Message.of("agent.files-stay", failure.said()));
        } catch (SpoolException failure) {
            problems.report("spool", failure.said());
        } catch (Throwable failure) { // the other files go on, also after an OutOfMemoryError
            problems.reportFile(place, Message.of("agent.file", place, detail(failure)));
        }
        return false;
    }

    private static Message.Detail detail(Throwable failure) {
        return new Message.Detail(failure.toString());
    }
}
