package coop.minga.analytics.people;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.ingest.contract.Field;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.file.YamlFile;

/**
 * The YAML file of a federation's first accounts: people with password hashes, and their mandates. Later changes are
 * made in the room.
 */
public record PeopleFile(List<Person> people, List<Mandate> mandates) {

    private static final Set<String> FIELDS = Set.of("people");
    private static final Set<String> PERSON_FIELDS =
            Set.of("id", "name", "password_hash", "language", "operator", "mandates");
    private static final Set<String> MANDATE_FIELDS = Set.of("unit", "role", "from", "until");

    public PeopleFile {
        people = List.copyOf(people);
        mandates = List.copyOf(mandates);
    }

    public static PeopleFile read(Path file) throws UnreadableFileException {
        return YamlFile.read(file, PeopleFile::of);
    }

    private static PeopleFile of(Field document) {
        document.knowsOnly(FIELDS);
        var all = document.at("people").elements();
        return new PeopleFile(
                all.stream().map(PeopleFile::person).toList(),
                all.stream().flatMap(each -> mandates(each).stream()).toList());
    }

    private static Person person(Field field) {
        field.knowsOnly(PERSON_FIELDS);
        return field.build(each -> new Person(
                new PersonId(each.at("id").text()),
                each.at("name").text(),
                each.at("password_hash").text(PeopleFile::hash, "a hash like {bcrypt}$2y$10$..., never a password"),
                each.optional("language")
                        .map(Field::text)
                        .map(Locale::forLanguageTag)
                        .orElse(Locale.ENGLISH),
                Theme.DARK,
                each.optional("operator").map(Field::flag).orElse(false)));
    }

    private static String hash(String text) {
        if (!text.startsWith("{")) {
            throw new IllegalArgumentException("no algorithm in braces");
        }
        return text;
    }

    private static List<Mandate> mandates(Field person) {
        var id = new PersonId(person.at("id").text());
        return person.optional("mandates").map(Field::elements).orElse(List.of()).stream()
                .map(each -> mandate(each, id))
                .toList();
    }

    private static Mandate mandate(Field field, PersonId person) {
        field.knowsOnly(MANDATE_FIELDS);
        return field.build(each -> new Mandate(
                person,
                new UnitId(each.at("unit").text()),
                each.at("role").text(text -> Role.valueOf(text.toUpperCase(Locale.ROOT)), "a role"),
                each.at("from").text(LocalDate::parse, "a day like 2026-12-25"),
                each.at("until").text(LocalDate::parse, "a day like 2026-12-25"),
                false));
    }
}
