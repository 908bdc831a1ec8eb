package coop.minga.ingest.question;

import java.util.List;
import java.util.Optional;

import coop.minga.ingest.contract.CooperativeCatalogue.Contact;
import coop.minga.ingest.contract.CooperativeCatalogue.Contacts;
import coop.minga.ingest.message.Message;

/**
 * A doubt about the values of a family of files.
 *
 * @param text the finding, and the meaning of each answer
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

    /** The contact of its indicator, else of all files; empty if nobody is named. */
    public String contact(Contacts contacts) {
        Optional<Contact> contact = subject.indicator().map(contacts::of).orElseGet(contacts::ofFiles);
        return contact.map(Contact::toString).orElse("");
    }
}
