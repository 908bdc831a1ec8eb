package coop.minga.ingest.question;

import java.util.List;

import coop.minga.ingest.message.Message;

/**
 * A doubt about the values of a source.
 *
 * @param text what was found, and what each answer would mean for it
 */
public record Question(Subject subject, Message text, List<String> answers) {
    public Question {
        answers = List.copyOf(answers);
    }

    public static Question of(Subject subject, Message text) {
        return new Question(subject, text, subject.kind().answers());
    }

    /** The name within its source. */
    public String id() {
        return subject.id();
    }
}
