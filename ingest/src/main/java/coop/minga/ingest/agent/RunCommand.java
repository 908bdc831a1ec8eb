package coop.minga.ingest.agent;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import coop.minga.ingest.inbox.Inbox;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.settings.AgentSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code minga agent run}. */
@Command(
        name = "run",
        description = "Watches the folder and sends what is dropped there, until it is stopped.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--once",
            description =
                    "Handle what is there, wait until all is acknowledged, and end; with 1 where rows were refused or asked, or"
                            + " the broker accepts no reports.")
    private boolean once;

    @Option(
            names = {"--timeout", "--patience"},
            paramLabel = "DURATION",
            defaultValue = "PT2M",
            description = "With --once: how long to wait at most (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(2);

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        AgentSettings settings = config.read();
        return once ? runOnce(settings) : runUntilStopped(settings);
    }

    private int runOnce(AgentSettings settings) throws Exception {
        try (Agent agent = Agent.open(settings)) {
            PrintWriter err = command.commandLine().getErr();
            return switch (agent.runOnce(timeout)) {
                case RunResult.Complete() -> agent.unstatedRows() == 0 ? 0 : AgentCommand.REFUSED;
                case RunResult.NotAccepted(Message said) -> {
                    err.println(Message.of("said.not-accepted", said).in(settings.language()));
                    yield AgentCommand.REFUSED;
                }
                case RunResult.Incomplete() -> {
                    err.println(Message.of(
                                    "said.incomplete",
                                    timeout,
                                    agent.status().reports().waiting(),
                                    Inbox.countUnread(settings.folder()))
                            .in(settings.language()));
                    yield AgentCommand.NOT_ALL_ACKNOWLEDGED;
                }
            };
        }
    }

    private int runUntilStopped(AgentSettings settings) throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop, stopped), "stop"));
        try (Agent agent = Agent.open(settings)) {
            agent.start();
            PrintWriter out = command.commandLine().getOut();
            out.println(Message.of("said.watches", settings.folder()).in(settings.language()));
            awaitStop(stop, settings);
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    /** On a terminal, shows what is asked and takes the answers. */
    private void awaitStop(CountDownLatch stop, AgentSettings settings) throws InterruptedException {
        // JDK 25 has no console where input or output is no terminal
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isEmpty()) {
            stop.await();
            return;
        }
        Console console = terminal.get();
        TerminalQuestions questions = new TerminalQuestions(
                new AnswersFile(settings.answers()),
                settings.language(),
                command.commandLine().getOut());
        Thread.ofPlatform().name("answers").daemon().start(() -> read(questions, console));
        while (!stop.await(1, TimeUnit.SECONDS)) {
            questions.showNew();
        }
    }

    private static void read(TerminalQuestions questions, Console console) {
        try {
            questions.read(new BufferedReader(console.reader()));
        } catch (IOException closed) {
            // the agent goes on without answers from here
        }
    }

    /** Delays the end of the process until the agent is closed. */
    private static void stop(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
