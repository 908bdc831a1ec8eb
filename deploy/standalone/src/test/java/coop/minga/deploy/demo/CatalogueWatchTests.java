package coop.minga.deploy.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import coop.minga.analytics.catalogue.FederationPlan;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.deploy.demo.sample.SampleCooperative;
import coop.minga.deploy.demo.sample.SampleFederation;
import coop.minga.deploy.demo.sample.SampleSettings;
import coop.minga.ingest.contract.IndicatorDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class CatalogueWatchTests {
    private final SampleFederation federation =
            new SampleFederation(new SampleSettings(1, 2, LocalDate.of(2026, 11, 20)));
    private final SampleCooperative cooperative = federation.cooperatives().getFirst();
    private final List<List<IndicatorDefinition>> taken = new ArrayList<>();
    private int changes;

    @TempDir
    private Path home = Path.of("");

    private String text = "";

    @BeforeEach
    void write() throws IOException {
        text = CatalogueText.of(cooperative.catalogue());
        save(text);
    }

    @Test
    void takesOverAnEditAndAlsoThatItWasUndone() throws IOException {
        CatalogueWatch watch = new CatalogueWatch(federation.plan(Map.of()), List.of(file()), this::takeOver);
        watch.look();
        assertThat(taken).isEmpty();

        save(text + "  - { code: own, names: { en: Own }, unit: kg, nature: flow, good_direction: up }\n");
        watch.look();
        watch.look();
        assertThat(taken).hasSize(1);

        save(text);
        watch.look();
        assertThat(taken).hasSize(2);
        assertThat(taken.getLast()).isEqualTo(cooperative.catalogue().indicators());
    }

    @Test
    void keepsTheIndicatorsOfOtherCooperativesAndTheirEarlierEdits() throws IOException {
        SampleCooperative other = federation.cooperatives().getLast();
        Path otherFile = home.resolve("other.yaml");
        Files.writeString(otherFile, CatalogueText.of(other.catalogue()));
        List<FederationPlan> plans = new ArrayList<>();
        CatalogueWatch watch = new CatalogueWatch(federation.plan(Map.of()), List.of(file(), otherFile), plans::add);
        watch.look();
        String own = "  - { code: own, names: { en: Own }, unit: kg, nature: flow, good_direction: up }\n";
        save(text + own);
        watch.look();
        Files.writeString(otherFile, CatalogueText.of(other.catalogue()) + own);
        Files.setLastModifiedTime(otherFile, FileTime.fromMillis(1));
        watch.look();

        assertThat(plans).hasSize(2);
        assertThat(plans.getFirst().indicators())
                .hasSameSizeAs(federation.plan(Map.of()).indicators())
                .containsEntry(UnitId.of(other.id()), other.catalogue().indicators());
        assertThat(plans.getLast().indicators().get(UnitId.of(cooperative.id())))
                .hasSize(cooperative.catalogue().indicators().size() + 1);
    }

    @Test
    void takesOverAgainWhatWasRefusedAndThenMended() throws IOException {
        CatalogueWatch watch = new CatalogueWatch(federation.plan(Map.of()), List.of(file()), plan -> {
            takeOver(plan);
            if (taken.size() == 1) {
                throw new IllegalArgumentException("refused");
            }
        });
        String edited = text + "  - { code: own, names: { en: Own }, unit: kg, nature: flow, good_direction: up }\n";
        save(edited);
        watch.look();
        save(edited + "\n");
        watch.look();

        assertThat(taken).hasSize(2);
    }

    private void takeOver(FederationPlan plan) {
        taken.add(plan.indicators().get(UnitId.of(cooperative.id())));
    }

    private void save(String catalogue) throws IOException {
        Files.writeString(file(), catalogue);
        Files.setLastModifiedTime(file(), FileTime.from(Instant.ofEpochSecond(++changes)));
    }

    private Path file() {
        return home.resolve("catalogue.yaml");
    }
}
