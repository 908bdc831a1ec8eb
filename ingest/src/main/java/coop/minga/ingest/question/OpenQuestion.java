package coop.minga.ingest.question;

import java.util.List;
import java.util.Locale;

/**
 * A question as {@code answers.yaml} keeps it.
 *
 * @param id within its source
 * @param contact who may know, empty if nobody is named
 * @param answer empty while it is open
 */
public record OpenQuestion(
        Source source, String id, String english, String spanish, List<String> answers, String contact, String answer) {
    public OpenQuestion {
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

    OpenQuestion answered(String given) {
        return new OpenQuestion(source, id, english, spanish, answers, contact, given);
    }
}
