package coop.minga.deploy.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import coop.minga.analytics.catalogue.FederationPlan;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.outage.Outages;
import coop.minga.analytics.recorder.ReportConsumer;
import coop.minga.deploy.demo.sample.SampleCooperative;
import coop.minga.deploy.demo.sample.SampleFederation;
import coop.minga.deploy.demo.sample.SampleSettings;
import coop.minga.deploy.standalone.BrokerAccess;
import coop.minga.deploy.standalone.BrokerAdministration;
import coop.minga.deploy.standalone.BrokerProcess;
import coop.minga.deploy.standalone.CannotStartException;
import coop.minga.deploy.standalone.DatabaseAddress;
import coop.minga.deploy.standalone.DatabaseSettings;
import coop.minga.deploy.standalone.DiskWatch;
import coop.minga.deploy.standalone.EmbeddedDatabase;
import coop.minga.deploy.standalone.FreePort;
import coop.minga.deploy.standalone.ServerFolder;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.PublicReportKey;
import coop.minga.ingest.file.AtomicFile;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One run of the demo: folder, servers, tables, agents with their history, live days. While history loads, the
 * federation clock runs at the machine's rate, so no recovery time expires unnoticed.
 */
final class DemoRun implements AutoCloseable {
    private static final String RECORDER = "recorder";

    private final DemoSettings settings;
    private final StartProgress progress;
    private final CountDownLatch stop;
    private final Closer closer = new Closer();
    private final Executor inBackground =
            task -> Thread.ofVirtual().name("demo").start(task);
    private final ServerFolder folder;
    private final Path stateFile;
    private final boolean fresh;
    private final DemoState state;
    private final SampleFederation federation;
    private final DemoAgents agents;
    private final Newcomers newcomers;
    private final int port;

    /** @param stop counted down when the demo has to stop */
    DemoRun(DemoSettings settings, StartProgress progress, CountDownLatch stop) {
        this.settings = settings;
        this.progress = progress;
        this.stop = stop;
        this.port = freePort(settings.port());
        this.folder = openFolder(settings);
        closer.add(folder);
        this.stateFile = folder.resolve("demo.properties");
        this.fresh = !Files.exists(stateFile);
        this.state = DemoState.open(stateFile, settings, LocalDate.now(SampleSettings.ZONE));
        this.federation = new SampleFederation(state.sample());
        this.agents = new DemoAgents(federation, folder.resolve("cooperatives"));
        this.newcomers = new Newcomers(folder.resolve(""));
    }

    /** Starts everything and runs until the stop. */
    void run() throws InterruptedException {
        state.save(stateFile);
        settings.data().flatMap(data -> state.notAsAsked(settings, data)).ifPresent(progress::line);
        progress.report("Starting PostgreSQL, Kafka and " + cooperatives().size() + " cooperatives with seed "
                + state.sample().seed());
        Supplier<Map<CooperativeId, PublicReportKey>> keys = inBackground(agents::prepare);
        Supplier<Long> history = inBackground(() -> dropHistory(keys));
        ChatBoard board = closer.add(ChatBoard.start(Clock.systemUTC()));
        Supplier<BrokerAccess> startedBroker = inBackground(this::startBroker);
        DatabaseAddress database = startDatabase();
        DemoTables tables = new DemoTables(database);
        FederationPlan plan = prepare(tables, keys.get(), board);
        BrokerAccess broker = startedBroker.get();
        progress.report("PostgreSQL and Kafka answer");
        Runnable agentsStarted = inBackground(() -> startAgents(broker, tables, history));
        if (stop.getCount() == 0) {
            return;
        }
        ConfigurableApplicationContext server = closer.add(DemoServer.start(
                port,
                database,
                broker.clientSettings(RECORDER, state.password()),
                new ChatBoardPage(board, federation.people())));
        server.getBean(Outages.class).ask(new DiskWatch(folder.resolve("")));
        agentsStarted.run();
        progress.report("The room and the agents run; history is being recorded and judged");
        ReportConsumer feed = server.getBean(ReportConsumer.class);
        if (!new LoadBarrier(tables, feed::isReading, progress, stop).await(history.get())) {
            return;
        }
        startDriver(tables, plan, server);
        printInstructions();
        stop.await();
        progress.line("Stopping ...");
    }

    @Override
    public void close() {
        closer.close();
    }

    private static int freePort(int wanted) {
        try {
            return FreePort.or(wanted);
        } catch (RuntimeException taken) {
            throw new CannotStartException(
                    "port " + wanted + " is in use; stop what uses it, or choose another one, for instance --port "
                            + (wanted + 1) + " (0 takes any free one)",
                    taken);
        }
    }

    private static ServerFolder openFolder(DemoSettings settings) {
        try {
            return ServerFolder.open(settings.data(), "minga-demo");
        } catch (IllegalStateException inUse) {
            throw new CannotStartException(String.valueOf(inUse.getMessage()), inUse);
        } catch (UncheckedIOException unusable) {
            throw new CannotStartException(
                    settings.data()
                            .map(data -> "--data is " + data
                                    + "; expected a folder, or a place for one, that you may write to")
                            .orElse("a temporary folder cannot be made: " + unusable.getCause()),
                    unusable);
        }
    }

    private List<SampleCooperative> cooperatives() {
        return federation.cooperatives();
    }

    private DatabaseAddress startDatabase() {
        if (settings.database().isPresent()) {
            return settings.database().get();
        }
        EmbeddedDatabase database = closer.add(EmbeddedDatabase.start(DatabaseSettings.in(folder.resolve("database"))));
        return new DatabaseAddress(database.url(), database.user(), database.password());
    }

    private BrokerAccess startBroker() {
        BrokerAccess broker =
                closer.add(BrokerProcess.start(folder.resolve("broker"))).access();
        try (BrokerAdministration administration = broker.administration()) {
            administration.addRecorder(RECORDER, state.password(), "minga");
        }
        return broker;
    }

    private FederationPlan prepare(DemoTables tables, Map<CooperativeId, PublicReportKey> keys, ChatBoard board) {
        FederationPlan plan = federation.plan(keys);
        tables.migrate(fresh);
        tables.load(plan);
        tables.enrol(federation.people(), state.password());
        tables.connectChat(plan.units(), board, settings.irc());
        tables.setClock(federationTime(), 1);
        return plan;
    }

    private Instant federationTime() {
        return state.federationTime().orElseGet(state.sample()::beginning);
    }

    /** Returns the number of historical values; 0 if they were loaded before. */
    private long dropHistory(Supplier<Map<CooperativeId, PublicReportKey>> prepared) {
        var _ = prepared.get();
        return state.federationTime().isPresent() ? 0 : agents.dropHistory();
    }

    private void startAgents(BrokerAccess broker, DemoTables tables, Supplier<Long> history) {
        agents.connect(broker, state.password(), tables.clock(), settings.rate(), newcomers);
        var _ = history.get();
        agents.start(closer);
    }

    private void startDriver(DemoTables tables, FederationPlan plan, ConfigurableApplicationContext server) {
        tables.setClock(federationTime(), settings.rate());
        SharedFederationClock clock = server.getBean(SharedFederationClock.class);
        clock.refresh();
        List<Path> catalogues = cooperatives().stream()
                .map(each -> agents.folder(each).catalogue())
                .toList();
        CatalogueWatch watch = new CatalogueWatch(
                plan, catalogues, newcomers.enrolments(), tables::load, unit -> welcome(unit, tables, clock.instant()));
        SampleDriver play = new SampleDriver(cooperatives(), agents, watch, clock, state, stateFile);
        closer.add(play).start();
    }

    private void welcome(Unit unit, DemoTables tables, Instant now) {
        tables.enrol(List.of(Newcomers.delegate(unit, unit.today(now))), state.password());
        progress.line(unit.name() + " has joined; its delegate signs in as " + unit.id());
    }

    private void printInstructions() {
        progress.report(
                "History is in; a production day passes every " + settings.day().toMillis() / 1000.0 + " s");
        SignInInstructions greeting = new SignInInstructions(federation, state.password());
        progress.line("Minga is ready at http://localhost:" + port);
        progress.line(greeting.text());
        progress.line("Chat board, for those who are signed in: http://localhost:" + port + ChatBoardPage.PATH);
        progress.line("Drop a CSV file of your own into the inbox of one of the agents below "
                + folder.resolve("cooperatives") + "/");
        progress.line(
                "Or connect a cooperative of your own, with a CSV file of yours: ./minga agent init --folder FOLDER"
                        + " --invitation \"" + newcomers.invitation() + "\" FILE");
        progress.line("Ctrl-C stops everything.");
        try {
            Path people = folder.resolve("people.txt");
            AtomicFile.write(people, greeting.everybody());
            progress.line("All sign-in names: " + people);
        } catch (IOException e) {
            throw new CannotStartException("the list of sign-in names cannot be written: " + e.getMessage(), e);
        }
    }

    /** Starts the task now; {@code get} waits for its result. */
    private <T> Supplier<T> inBackground(Supplier<T> task) {
        CompletableFuture<T> result = CompletableFuture.supplyAsync(task, inBackground);
        return () -> joined(result);
    }

    private Runnable inBackground(Runnable task) {
        CompletableFuture<Void> done = CompletableFuture.runAsync(task, inBackground);
        return () -> joined(done);
    }

    private static <T> T joined(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
