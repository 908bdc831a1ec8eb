package coop.minga.ingest.question;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import coop.minga.ingest.contract.CooperativeCatalogue.Contacts;
import coop.minga.ingest.contract.Field;
import coop.minga.ingest.file.AtomicFile;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.file.YamlFile;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code answers.yaml}: the questions about files, with the answers that somebody wrote. The agent adds questions; answers
 * come from an editor or {@code agent answer}.
 */
public final class AnswersFile {
    /** The others are asked when these are answered. */
    private static final int MOST_AT_ONCE = 100;

    private static final Set<String> FIELDS = Set.of("questions");
    private static final Set<String> QUESTION_FIELDS =
            Set.of("source", "question", "en", "es", "answers", "contact", "answer");
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final String HEADING = """
            # What the agent asks about your files. Write one of the answers behind "answer:"; the files follow by themselves.
            # Lo que el agente pregunta sobre sus archivos. Escriba una de las respuestas tras "answer:"; los archivos siguen solos.
            """;

    private final Path file;

    public AnswersFile(Path file) {
        this.file = file;
    }

    /** All questions, open or answered; none if there is no file. */
    public List<StoredQuestion> read() throws UnreadableFileException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return YamlFile.read(file, document -> {
            document.knowsOnly(FIELDS);
            return document.at("questions").elements().stream()
                    .map(each -> each.build(AnswersFile::question))
                    .toList();
        });
    }

    /** The answers to the questions of this source. */
    public Answers answers(FileFamily family) throws UnreadableFileException {
        Map<String, String> byId = new LinkedHashMap<>();
        for (StoredQuestion each : read()) {
            if (each.family().equals(family) && !each.open()) {
                byId.put(each.id(), each.answer());
            }
        }
        return new Answers(byId);
    }

    /** Adds the questions that are not in the file yet, in place of outdated ones. Returns whether there were any. */
    public boolean ask(FileFamily family, List<Question> questions, Contacts contacts)
            throws IOException, UnreadableFileException {
        List<StoredQuestion> all = new ArrayList<>(read());
        all.removeIf(each -> each.family().equals(family) && each.open() && Subject.outdated(each.id()));
        int before = all.size();
        for (Question each : questions.subList(0, Math.min(questions.size(), MOST_AT_ONCE))) {
            boolean known = all.stream()
                    .anyMatch(
                            other -> other.family().equals(family) && other.id().equals(each.id()));
            if (!known) {
                all.add(new StoredQuestion(
                        family,
                        each.id(),
                        each.text().in(Locale.ENGLISH),
                        each.text().in(Locale.of("es")),
                        each.answers(),
                        each.contact(contacts),
                        ""));
            }
        }
        if (all.size() > before) {
            write(all);
        }
        return all.size() > before;
    }

    /**
     * Answers an open question.
     *
     * @param number of the question among the open ones, from 1
     * @throws IllegalArgumentException if there is no such question or answer
     */
    public StoredQuestion answer(int number, String answer) throws IOException, UnreadableFileException {
        List<StoredQuestion> all = new ArrayList<>(read());
        List<StoredQuestion> open = all.stream().filter(StoredQuestion::open).toList();
        if (number < 1 || number > open.size()) {
            throw new IllegalArgumentException("question " + number + ", expected a number from 1 to " + open.size());
        }
        StoredQuestion answered = open.get(number - 1).answered(answer);
        all.set(all.indexOf(open.get(number - 1)), answered);
        write(all);
        return answered;
    }

    private void write(List<StoredQuestion> questions) throws IOException {
        List<Map<String, Object>> written = new ArrayList<>();
        for (StoredQuestion each : questions) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("source", each.family().id());
            fields.put("question", each.id());
            fields.put("en", each.english());
            fields.put("es", each.spanish());
            fields.put("answers", each.answers());
            if (!each.contact().isEmpty()) {
                fields.put("contact", each.contact());
            }
            fields.put("answer", each.answer());
            written.add(fields);
        }
        AtomicFile.write(
                file,
                HEADING + YAML.writeValueAsString(Map.of("questions", written)).replaceFirst("^---\\s*\n", ""));
    }

    private static StoredQuestion question(Field field) {
        field.knowsOnly(QUESTION_FIELDS);
        return new StoredQuestion(
                new FileFamily(field.at("source").text()),
                field.at("question").text(),
                field.at("en").text(),
                field.at("es").text(),
                field.at("answers").elements().stream().map(Field::plainText).toList(),
                field.optional("contact").map(Field::text).orElse(""),
                field.optional("answer").map(Field::plainText).orElse("").strip());
    }
}
