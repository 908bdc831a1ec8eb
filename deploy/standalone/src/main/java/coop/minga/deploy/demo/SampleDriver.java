package coop.minga.deploy.demo;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import coop.minga.deploy.demo.sample.Drop;
import coop.minga.deploy.demo.sample.SampleCooperative;
import coop.minga.deploy.standalone.CannotStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops files as the federation's clock advances. Saves its progress, so a stopped or killed demo resumes. A file
 * dropped twice states nothing twice.
 */
final class SampleDriver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SampleDriver.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration BETWEEN_SAVES = Duration.ofSeconds(2);

    private final List<SampleCooperative> cooperatives;
    private final DemoAgents agents;
    private final CatalogueWatch catalogues;
    private final Clock federation;
    private final Path stateFile;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private DemoState state;
    private Instant until;
    private boolean failing;

    /** @param state holds the time of the last drops */
    SampleDriver(
            List<SampleCooperative> cooperatives,
            DemoAgents agents,
            CatalogueWatch catalogues,
            Clock federation,
            DemoState state,
            Path stateFile) {
        this.cooperatives = cooperatives;
        this.agents = agents;
        this.catalogues = catalogues;
        this.federation = federation;
        this.state = state;
        this.stateFile = stateFile;
        this.until = state.federationTime().orElseGet(state.sample()::beginning);
        this.thread = Thread.ofPlatform().name("minga-play").unstarted(this::run);
    }

    void start() {
        save(until);
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        saveOrLog(until);
    }

    private void run() {
        try {
            long saved = System.nanoTime();
            while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                dropDueFiles();
                catalogues.look();
                if (System.nanoTime() - saved > BETWEEN_SAVES.toNanos()) {
                    saveOrLog(until);
                    saved = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void dropDueFiles() {
        Instant now = federation.instant();
        if (!now.isAfter(until)) {
            return;
        }
        try {
            for (SampleCooperative cooperative : cooperatives) {
                for (Drop drop : cooperative.drops(until, now)) {
                    agents.drop(cooperative, drop);
                }
            }
            until = now;
            failing = false;
        } catch (CannotStartException e) {
            logOnce(e);
        }
    }

    /** A full disk is logged only: files since the last save are dropped again. */
    private void saveOrLog(Instant time) {
        try {
            save(time);
        } catch (UncheckedIOException e) {
            logOnce(e);
        }
    }

    private void logOnce(RuntimeException e) {
        if (!failing) {
            LOG.error("{}; it is tried again until it works", e.getMessage());
        }
        failing = true;
    }

    private void save(Instant time) {
        state = state.at(time);
        state.save(stateFile);
    }
}
