package coop.minga.ingest.agent;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;

import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.file.ReportKeyFile;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.inbox.Inbox;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.question.StoredQuestion;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code minga agent status}. The agent may be running. */
@Command(
        name = "status",
        description = "Shows what is spooled, sent, acknowledged and refused.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text or json.")
    private Format format = Format.text;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        AgentSettings settings = config.read();
        PrintWriter out = command.commandLine().getOut();
        String problem = unreadable(settings);
        if (format == Format.json) {
            out.println(StatusJson.of(settings, problem));
            return 0;
        }
        if (Files.exists(settings.spool())) {
            SpoolStatus status = Spool.readStatus(settings.spool());
            print(status, out);
            problem = problem.isEmpty() || status.words().problem().contains(problem)
                    ? status.words().problem()
                    : status.words().problem().isEmpty()
                            ? problem
                            : problem + "; " + status.words().problem();
        } else {
            out.println("There is no spool yet at " + settings.spool() + ": the agent has not run.");
        }
        print(
                new AnswersFile(settings.answers())
                        .read().stream().filter(StoredQuestion::open).toList(),
                out);
        out.println("waiting       " + CountedNoun.of(Inbox.countUnread(settings.folder()), "file") + " in the folder");
        out.println("problem       " + (problem.isEmpty() ? "none" : problem));
        return 0;
    }

    /** Names as they are written on the command line. */
    enum Format {
        text,
        json
    }

    private static void print(List<StoredQuestion> open, PrintWriter out) {
        out.println("questions     " + open.size() + (open.isEmpty() ? "" : " (minga agent answer shows them)"));
        open.stream()
                .map(StoredQuestion::contact)
                .filter(contact -> !contact.isEmpty())
                .distinct()
                .forEach(contact -> out.println("who may know  " + contact));
    }

    private static void print(SpoolStatus status, PrintWriter out) {
        out.println("stream        " + status.stream());
        out.println("spooled       " + CountedNoun.of(status.reports().spooled(), "report"));
        out.println("sent          " + status.reports().sent());
        out.println("acknowledged  " + status.reports().acknowledged());
        out.println("files         " + status.files().count());
        out.println("accepted      " + CountedNoun.of(status.files().acceptedValues(), "value"));
        out.println("refused       " + CountedNoun.of(status.files().refusedRows(), "row"));
        if (!status.words().lastRefusal().isEmpty()) {
            out.println("last refusal  " + status.words().lastRefusal());
        }
        if (!status.words().lastNote().isEmpty()) {
            out.println("last note     " + status.words().lastNote());
        }
    }

    /** The reason why the catalogue or the key cannot be read; else empty. */
    private static String unreadable(AgentSettings settings) {
        try {
            CatalogueFile.read(settings.catalogue());
            ReportKeyFile.read(settings.key());
            return "";
        } catch (UnreadableFileException failure) {
            return failure.getMessage();
        }
    }
}
