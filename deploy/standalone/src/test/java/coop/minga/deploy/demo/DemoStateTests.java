package coop.minga.deploy.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import coop.minga.deploy.standalone.CannotStartException;
import coop.minga.deploy.standalone.DatabaseAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoStateTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void aSecondRunGoesOnWhereTheFirstStopped(@TempDir Path folder) {
        Path file = folder.resolve("demo.properties");
        DemoState first = DemoState.open(file, settings(5, Optional.empty()), TODAY);
        Instant reached = Instant.parse("2026-12-01T04:05:06.789Z");
        first.at(reached).save(file);
        DemoState second = DemoState.open(file, settings(6, Optional.empty()), TODAY.plusDays(30));
        assertThat(second).isEqualTo(first.at(reached));
        assertThat(second.sample().seed()).isEqualTo(5);
        assertThat(second.notAsAsked(settings(6, Optional.empty()), folder))
                .hasValue("the data in " + folder
                        + " has 12 cooperatives and seed 5; --cooperatives and --seed count for new data only");
        assertThat(second.notAsAsked(settings(5, Optional.empty()), folder)).isEmpty();
    }

    @Test
    void aFolderKeepsToItsDatabase(@TempDir Path folder) {
        Path file = folder.resolve("demo.properties");
        DemoState.open(file, settings(5, Optional.empty()), TODAY).save(file);
        DemoSettings other = settings(5, Optional.of(new DatabaseAddress("jdbc:postgresql://db/room", "minga", "x")));
        assertThatThrownBy(() -> DemoState.open(file, other, TODAY))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("--database");
    }

    @Test
    void everyFolderHasAPasswordOfItsOwn(@TempDir Path folder) {
        DemoSettings settings = settings(1, Optional.empty());
        assertThat(DemoState.open(folder.resolve("one"), settings, TODAY).password())
                .hasSize(10)
                .isNotEqualTo(
                        DemoState.open(folder.resolve("other"), settings, TODAY).password());
    }

    private static DemoSettings settings(long seed, Optional<DatabaseAddress> database) {
        return new DemoSettings(
                0,
                Optional.empty(),
                Optional.of(seed),
                Duration.ofSeconds(30),
                Optional.empty(),
                database,
                Optional.empty());
    }
}
