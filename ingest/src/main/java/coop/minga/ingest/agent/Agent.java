package coop.minga.ingest.agent;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.Quoted;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.file.ReportKeyFile;
import coop.minga.ingest.file.ReportKeys;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.publish.BrokerState;
import coop.minga.ingest.publish.Publisher;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import coop.minga.ingest.spool.SpoolFullException;
import coop.minga.ingest.spool.SpoolStatus;

/**
 * A cooperative's agent: watches its folder, keeps what is good in its spool, and publishes it. Once {@link #start} was
 * called it needs nobody, whatever happens to the broker, the disk or the files.
 */
public final class Agent implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final AgentSettings settings;
    private final Complaints complaints;
    private final Spool spool;
    private final Inbox inbox;
    private final Intake intake;
    private final Publisher publisher;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread watcher;

    private Agent(
            AgentSettings settings,
            CooperativeCatalogue catalogue,
            ReportKeys keys,
            Spool spool,
            Consumer<Intake.Step> reached)
            throws IOException {
        this.settings = settings;
        this.spool = spool;
        this.complaints = new Complaints(spool::note);
        this.inbox = new Inbox(
                settings.folder(), settings.settleTime(), settings.openEndTime(), System::nanoTime, complaints);
        this.intake = new Intake(inbox, spool, keys, settings.decimalMark(), settings.productionClock(), reached);
        String name = "minga-agent-" + catalogue.cooperative();
        this.publisher = new Publisher(spool, settings.broker(), name);
        this.watcher = Thread.ofPlatform().name("watcher-" + name).unstarted(this::watch);
    }

    /** Opens everything the settings name; what is wrong with any of it is said before anything runs. */
    public static Agent open(AgentSettings settings) throws UnreadableFileException, SpoolException {
        return open(settings, Clock.systemUTC(), step -> {});
    }

    /**
     * Opens everything the settings name.
     *
     * @param machineClock dates the statements; production days follow the clock in the settings
     */
    public static Agent open(AgentSettings settings, Clock machineClock)
            throws UnreadableFileException, SpoolException {
        return open(settings, machineClock, step -> {});
    }

    static Agent open(AgentSettings settings, Clock machineClock, Consumer<Intake.Step> reached)
            throws UnreadableFileException, SpoolException {
        CooperativeCatalogue catalogue = CatalogueFile.read(settings.catalogue());
        ReportKeys keys = ReportKeyFile.read(settings.key());
        Spool spool = Spool.open(settings.spool(), machineClock);
        try {
            spool.forgetNotes(Complaints.PREFIX);
            return new Agent(settings, catalogue, keys, spool, reached);
        } catch (IOException failure) {
            spool.close();
            throw new UnreadableFileException(
                    settings.folder(), "the folder cannot be made or used: " + failure.getMessage(), failure);
        }
    }

    /**
     * Watches and publishes from now on.
     *
     * @throws IllegalStateException when it was closed before
     */
    public synchronized void start() {
        publisher.start();
        watcher.start();
    }

    /**
     * Publishes, takes up what lies in the folder now, and waits until all of it is acknowledged.
     *
     * @return whether all was acknowledged within the time; what was not waits in the spool
     */
    public boolean runOnce(Duration longest) throws InterruptedException, SpoolException {
        long end = System.nanoTime() + longest.toNanos();
        publisher.start();
        while (!takeUp() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(GLANCE.toMillis());
        }
        while (status().waiting() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(GLANCE.toMillis());
        }
        return status().waiting() == 0;
    }

    public SpoolStatus status() throws SpoolException {
        return spool.status();
    }

    public BrokerState broker() {
        return publisher.state();
    }

    @Override
    public void close() throws SpoolException {
        shut();
        try {
            watcher.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            try {
                publisher.close();
            } finally {
                spool.close();
            }
        }
    }

    /** From here on nothing starts any more. */
    private synchronized void shut() {
        closing.countDown();
        publisher.shut();
    }

    private void watch() {
        try {
            do {
                takeUp();
            } while (!closing.await(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round over the folder; whether nothing in it is left to come. */
    private boolean takeUp() {
        try {
            List<Inbox.Dropped> dropped = inbox.look();
            complaints.clear("folder");
            List<Inbox.Dropped> settled =
                    dropped.stream().filter(Inbox.Dropped::settled).toList();
            return dropped.isEmpty() || (takeUp(settled) && settled.size() == dropped.size());
        } catch (IOException failure) {
            complaints.say(
                    "folder", "the folder " + settings.folder() + " cannot be read, it is tried again: " + failure);
            return false;
        }
    }

    private boolean takeUp(List<Inbox.Dropped> settled) {
        if (settled.isEmpty()) {
            complaints.clear("catalogue"); // nothing waits for it any more
            return true;
        }
        try {
            CooperativeCatalogue catalogue = CatalogueFile.read(settings.catalogue());
            complaints.clear("catalogue");
            boolean all = true;
            for (Inbox.Dropped dropped : settled) {
                all = closing.getCount() > 0 && takeUp(dropped, catalogue) && all;
            }
            return all;
        } catch (UnreadableFileException failure) {
            complaints.say("catalogue", "files wait until the catalogue is mended: " + failure.getMessage());
            return false;
        }
    }

    private boolean takeUp(Inbox.Dropped dropped, CooperativeCatalogue catalogue) {
        try {
            intake.take(dropped, catalogue);
            publisher.wake();
            complaints.clear("spool");
            complaints.clearFile(dropped.name());
            return true;
        } catch (NoSuchFileException gone) {
            return true; // somebody took it back: nothing of it was used
        } catch (SpoolFullException failure) {
            complaints.say("spool", "files stay where they are: " + failure.getMessage());
        } catch (SpoolException failure) {
            complaints.say("spool", failure.getMessage());
        } catch (IOException | RuntimeException failure) {
            complaints.sayOfFile(
                    dropped.name(),
                    "the file " + Quoted.of(dropped.name()) + " cannot be read or put away, it is tried again: "
                            + failure);
        }
        return false;
    }
}
