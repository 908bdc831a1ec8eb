package coop.minga.analytics.people;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.ingest.file.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PeopleFileTests {

    private static final String FILE = """
            people:
              - id: ana
                name: Ana
                password_hash: "{bcrypt}$2y$10$abc"
                language: es
                mandates:
                  - { unit: bakery, role: delegate, from: 2026-01-01, until: 2027-12-31 }
              - { id: root, name: Root, password_hash: "{bcrypt}$2y$10$abc", operator: true }
            """;

    @TempDir
    Path folder;

    @Test
    void readsPeopleAndTheirMandates() throws Exception {
        var file = PeopleFile.read(Files.writeString(folder.resolve("people.yaml"), FILE));
        assertThat(file.people()).extracting(Person::operator).containsExactly(false, true);
        assertThat(file.mandates())
                .containsExactly(new Mandate(
                        new PersonId("ana"),
                        new UnitId("bakery"),
                        Role.DELEGATE,
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2027, 12, 31),
                        false));
    }

    @Test
    void refusesAPasswordInClear() throws Exception {
        var clear = Files.writeString(folder.resolve("people.yaml"), FILE.replace("{bcrypt}$2y$10$abc", "secret"));
        assertThatThrownBy(() -> PeopleFile.read(clear))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("people[0].password_hash")
                .hasMessageContaining("never a password");
    }
}
