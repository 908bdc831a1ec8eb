package coop.minga.deploy.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

import coop.minga.deploy.standalone.CannotStartException;
import coop.minga.deploy.standalone.DatabaseAddress;
import coop.minga.ingest.agent.UsageErrorHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code minga demo}: Minga on one machine, with a sample federation. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        version = "minga demo 0.1.0",
        description =
                "Starts PostgreSQL, Kafka, the analytics, the operations room and a sample federation whose agents"
                        + " report a day every --day, all on this machine. Ctrl-C stops everything cleanly.")
public final class Demo implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the room (default ${DEFAULT-VALUE}; 0 takes any free one).")
    private int port = 8080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the state there, over restarts (default: a folder deleted at the end).")
    private @Nullable Path data;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of a new sample federation (default " + DemoSettings.USUAL_SEED + ").")
    private @Nullable Long seed;

    @Option(
            names = "--day",
            paramLabel = "30s",
            defaultValue = "30s",
            converter = DayConverter.class,
            description = "Wall time of one production day (default ${DEFAULT-VALUE}).")
    private Duration day = Duration.ofSeconds(30);

    @Option(
            names = "--cooperatives",
            paramLabel = "N",
            description = "Size of a new sample federation (default " + DemoSettings.USUAL_COOPERATIVES + ").")
    private @Nullable Integer cooperatives;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "Use this PostgreSQL or TimescaleDB instead of the embedded one: postgresql://user:password@host/database")
    private @Nullable String database;

    @Option(
            names = "--irc",
            paramLabel = "irc://HOST:PORT",
            description = "Also tell of alerts in the rooms #minga-UNIT of this IRC server.")
    private @Nullable URI irc;

    @Spec
    private CommandSpec command = CommandSpec.create();

    Demo() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Demo())
                .setParameterExceptionHandler(new UsageErrorHandler())
                .setExecutionExceptionHandler((failure, command, arguments) -> {
                    if (failure instanceof CannotStartException) {
                        command.getErr().println("minga demo: " + failure.getMessage());
                    } else {
                        failure.printStackTrace(command.getErr());
                    }
                    return 1;
                });
    }

    @Override
    public Integer call() throws InterruptedException {
        DemoSettings settings = settings();
        ShutdownCoordinator shutdown = new ShutdownCoordinator(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::stopAndWait, "stop"));
        try (DemoRun run =
                new DemoRun(settings, new StartProgress(command.commandLine().getOut()), shutdown.requested())) {
            try {
                run.run();
            } finally {
                shutdown.startShutdown();
            }
            return 0;
        } finally {
            shutdown.finishShutdown();
        }
    }

    private DemoSettings settings() {
        return new DemoSettings(
                port,
                Optional.ofNullable(data),
                Optional.ofNullable(seed),
                day,
                Optional.ofNullable(cooperatives),
                Optional.ofNullable(database).map(DatabaseAddress::parse),
                Optional.ofNullable(irc));
    }

    /** Accepts durations like 30s, 2m or 500ms. */
    static final class DayConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return DurationStyle.detectAndParse(text);
            } catch (IllegalArgumentException unreadable) {
                throw new TypeConversionException("'" + text + "' is no time; expected one like 30s, 2m or 500ms");
            }
        }
    }
}
