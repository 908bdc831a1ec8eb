package coop.minga.analytics.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

import coop.minga.ingest.file.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FederationFileTests {

    private static final String FILE = """
            federation: fed
            name: The federation
            zone: America/Santiago
            calendar: { rest_days: [SUNDAY] }
            units:
              - id: food
                kind: sector
                name: Food
                units:
                  - id: bakery
                    kind: cooperative
                    name: Bakery
                    deadline: "09:30"
                    open: true
                    indicators:
                      - { code: bread, names: { en: Bread }, unit: kg, nature: flow, good_direction: up }
            """;

    @TempDir
    Path folder;

    @Test
    void readsNestedUnitsWithWhatTheyInherit() throws Exception {
        var plan = FederationFile.read(file(FILE));
        var bakery = new UnitTree(plan.units()).find(new UnitId("bakery")).orElseThrow();
        assertThat(bakery.zone()).isEqualTo(SampleUnits.ZONE);
        assertThat(bakery.calendar().isWorkingDay(LocalDate.of(2026, 11, 22))).isFalse();
        assertThat(bakery.calendar().restDays()).containsExactly(DayOfWeek.SUNDAY);
        assertThat(bakery.deadline()).isEqualTo(LocalTime.of(9, 30));
        assertThat(bakery.sharesReadings()).isTrue();
        assertThat(plan.indicators().get(bakery.id())).hasSize(1);
    }

    @Test
    void keepsAUnitClosedThatSaysNothing() throws Exception {
        var plan = FederationFile.read(file(FILE));
        assertThat(new UnitTree(plan.units())
                        .find(new UnitId("food"))
                        .orElseThrow()
                        .sharesReadings())
                .isFalse();
    }

    @Test
    void namesTheFieldThatItDoesNotUnderstand() throws Exception {
        var wrong = file(FILE.replace("kind: sector", "kind: planet"));
        assertThatThrownBy(() -> FederationFile.read(wrong))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("units[0].kind")
                .hasMessageContaining("planet");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("federation.yaml"), text);
    }
}
