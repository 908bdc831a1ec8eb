package coop.minga.ingest.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import coop.minga.ingest.contract.CooperativeCatalogue.Contact;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.StoredQuestion;

/**
 * One mail about questions of one source to one person. Its subject has no value of the data and no name of a file.
 *
 * @param ids the names under which the questions are remembered as told
 */
record QuestionMail(Contact to, String subject, String text, List<String> ids) {
    private static final Pattern CONTACT = Pattern.compile("(.*) <([^<>]+)>");

    QuestionMail {
        ids = List.copyOf(ids);
    }

    /** The mails for questions that are open, have a contact, and were not told before. */
    static List<QuestionMail> of(List<StoredQuestion> all, Set<String> told, String cooperative, Locale language) {
        Map<String, List<StoredQuestion>> together = new LinkedHashMap<>();
        for (StoredQuestion each : all) {
            if (each.open() && contact(each).isPresent() && !told.contains(id(each))) {
                together.computeIfAbsent(each.contact() + "\n" + each.family().id(), key -> new ArrayList<>())
                        .add(each);
            }
        }
        return together.values().stream()
                .map(questions -> of(questions, cooperative, language))
                .toList();
    }

    private static QuestionMail of(List<StoredQuestion> questions, String cooperative, Locale language) {
        StoredQuestion first = questions.getFirst();
        Contact to = contact(first).orElseThrow();
        StringBuilder text = new StringBuilder();
        line(text, Message.of("mail.greeting", to.name()), language);
        line(text, Message.of("mail.found", new Message.Detail(first.family().id())), language);
        for (StoredQuestion each : questions) {
            line(text, Message.of("mail.question", new Message.Detail(each.text(language)), each.answers()), language);
        }
        line(text, Message.of("mail.answer"), language);
        String subject =
                Message.of("mail.subject", new Message.Detail(cooperative)).in(language);
        return new QuestionMail(
                to,
                subject,
                text.toString(),
                questions.stream().map(QuestionMail::id).toList());
    }

    private static void line(StringBuilder text, Message said, Locale language) {
        text.append(said.in(language)).append("\n\n");
    }

    private static String id(StoredQuestion question) {
        return question.family().id() + "\n" + question.id();
    }

    /** Empty if nobody is named, or somebody changed the file so that it names nobody. */
    private static Optional<Contact> contact(StoredQuestion question) {
        Matcher contact = CONTACT.matcher(question.contact());
        try {
            return contact.matches() ? Optional.of(new Contact(contact.group(1), contact.group(2))) : Optional.empty();
        } catch (IllegalArgumentException changed) {
            return Optional.empty();
        }
    }
}
