package coop.minga.ingest.question;

import java.util.Map;
import java.util.Optional;

/** The answers that hold for one family of files, by the question's id. */
public record Answers(Map<String, String> byId) {
    public static final Answers NONE = new Answers(Map.of());

    public Answers {
        byId = Map.copyOf(byId);
    }

    public Optional<String> to(Subject subject) {
        return subject.ids().stream().filter(byId::containsKey).map(byId::get).findFirst();
    }
}
