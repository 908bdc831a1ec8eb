package coop.minga.ingest.question;

import java.util.List;

import coop.minga.ingest.message.Message;

/**
 * A doubt about the values of a source.
 *
 * @param subject the indicator, or the indicator, day and value; empty for the whole source
 * @param text what was found, and what each answer would mean for it
 */
public record Question(QuestionKind kind, String subject, Message text, List<String> answers) {
    public Question {
        answers = List.copyOf(answers);
    }

    public static Question of(QuestionKind kind, String subject, Message text) {
        return new Question(kind, subject, text, kind.answers());
    }

    /** The name within its source. */
    public String id() {
        return subject.isEmpty() ? kind.word() : kind.word() + " " + subject;
    }
}
