package coop.minga.ingest.agent;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.question.StoredQuestion;
import coop.minga.ingest.settings.AgentSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code minga agent answer}: lists the open questions, or answers one of them. A running agent then processes the waiting files. */
@Command(
        name = "answer",
        description =
                "Lists what the agent asks about files, or answers a question: the files that wait follow by themselves.",
        mixinStandardHelpOptions = true)
final class AnswerCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "NUMBER", description = "The number of the question.")
    private @Nullable Integer number;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ANSWER", description = "One of its answers.")
    private @Nullable String answer;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        AgentSettings settings = config.read();
        AnswersFile file = new AnswersFile(settings.answers());
        PrintWriter out = command.commandLine().getOut();
        if (number == null || answer == null) {
            List<StoredQuestion> open =
                    file.read().stream().filter(StoredQuestion::open).toList();
            if (open.isEmpty()) {
                out.println(Message.of("said.no-questions").in(settings.language()));
            }
            TerminalQuestions.print(open, settings.language(), out);
            return 0;
        }
        out.println(TerminalQuestions.answered(file.answer(number, answer), settings.language()));
        return 0;
    }
}
