package coop.minga.ingest.question;

import java.util.List;
import java.util.Locale;

/**
 * A question as {@code answers.yaml} keeps it.
 *
 * @param id within its family
 * @param contact who may know, empty if nobody is named
 * @param answer empty while it is open
 */
public record StoredQuestion(
        FileFamily family,
        String id,
        String english,
        String spanish,
        List<String> answers,
        String contact,
        String answer) {
    public StoredQuestion {
        answers = List.copyOf(answers);
        if (!answer.isEmpty() && !answers.contains(answer)) {
            throw new IllegalArgumentException(
                    "answer \"" + answer + "\", expected one of " + String.join(", ", answers));
        }
    }

    public boolean open() {
        return answer.isEmpty();
    }

    public String text(Locale language) {
        return language.getLanguage().equals("es") ? spanish : english;
    }

    StoredQuestion answered(String given) {
        return new StoredQuestion(family, id, english, spanish, answers, contact, given);
    }
}
