package coop.minga.ingest.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.question.StoredQuestion;

/** Shows the open questions on a terminal, and takes answers that are typed there as {@code NUMBER ANSWER}. */
final class TerminalQuestions {
    private final AnswersFile file;
    private final Locale language;
    private final PrintWriter out;
    private List<StoredQuestion> shown = List.of();

    TerminalQuestions(AnswersFile file, Locale language, PrintWriter out) {
        this.file = file;
        this.language = language;
        this.out = out;
    }

    /** Shows the open questions if others are open than were shown last. */
    synchronized void showNew() {
        try {
            List<StoredQuestion> open =
                    file.read().stream().filter(StoredQuestion::open).toList();
            boolean changed = !open.equals(shown);
            shown = open;
            if (changed && !open.isEmpty()) {
                print(open, language, out);
                out.println(Message.of("said.type-answer").in(language));
                out.flush();
            }
        } catch (UnreadableFileException beingEdited) {
            // the agent itself reports it
        }
    }

    /** Takes answers until the input ends. */
    void read(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                answer(line.strip());
            }
        }
    }

    /** A number means the question as it was shown. */
    private synchronized void answer(String line) {
        String[] words = line.split("\\s+", 2);
        try {
            int number = Integer.parseInt(words[0]);
            List<StoredQuestion> open =
                    file.read().stream().filter(StoredQuestion::open).toList();
            if (words.length < 2 || number < 1 || number > shown.size() || !open.equals(shown)) {
                out.println(Message.of("said.type-answer").in(language));
                return;
            }
            StoredQuestion answered = file.answer(number, words[1]);
            shown = List.of();
            out.println(answered(answered, language));
        } catch (NumberFormatException noNumber) {
            out.println(Message.of("said.type-answer").in(language));
        } catch (IllegalArgumentException | IOException | UnreadableFileException refused) {
            out.println(refused.getMessage());
        } finally {
            out.flush();
        }
    }

    static String answered(StoredQuestion answered, Locale language) {
        return Message.of(
                        "said.answered",
                        answered.id(),
                        answered.answer(),
                        answered.family().id())
                .in(language);
    }

    static void print(List<StoredQuestion> open, Locale language, PrintWriter out) {
        for (int at = 0; at < open.size(); at++) {
            StoredQuestion each = open.get(at);
            out.println((at + 1) + "  " + each.family().id() + ", " + each.id());
            out.println("   " + each.text(language));
            out.println("   " + String.join(" | ", each.answers()));
            if (!each.contact().isEmpty()) {
                out.println("   "
                        + Message.of("said.contact", new Message.Detail(each.contact()))
                                .in(language));
            }
        }
    }
}
