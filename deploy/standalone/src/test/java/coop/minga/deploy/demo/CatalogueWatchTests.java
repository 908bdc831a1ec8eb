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
import java.util.function.Consumer;

import coop.minga.analytics.catalogue.FederationPlan;
import coop.minga.analytics.catalogue.Unit;
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
    private final List<Unit> enrolled = new ArrayList<>();
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
        CatalogueWatch watch = watch(List.of(file()), this::takeOver);
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
        CatalogueWatch watch = watch(List.of(file(), otherFile), plans::add);
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
        CatalogueWatch watch = watch(List.of(file()), plan -> {
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

    @Test
    void enrolsACooperativeOfAVisitorOnceAndKeepsItBesideTheOthers() throws IOException {
        List<FederationPlan> plans = new ArrayList<>();
        CatalogueWatch watch = watch(List.of(file()), plans::add);
        watch.look();
        Files.createDirectories(enrolments());
        Files.writeString(enrolments().resolve("panaderia.yaml"), enrolment("panaderia-ano-nuevo"));
        Files.writeString(
                enrolments().resolve("taken.yaml"), enrolment(cooperative.id().value()));
        watch.look();
        watch.look();
        save(text + "  - { code: own, names: { en: Own }, unit: kg, nature: flow, good_direction: up }\n");
        watch.look();

        assertThat(enrolled).extracting(Unit::name).containsExactly("Panadería Año Nuevo");
        UnitId newcomer = new UnitId("panaderia-ano-nuevo");
        assertThat(plans).hasSize(2).allSatisfy(plan -> {
            assertThat(plan.units()).contains(enrolled.getFirst());
            assertThat(plan.indicators()).containsKeys(newcomer, UnitId.of(cooperative.id()));
        });
        assertThat(plans.getFirst().keys()).containsEntry(newcomer, List.of("MCowBQ"));
    }

    private static String enrolment(String id) {
        return """
                units:
                - id: %s
                  kind: cooperative
                  name: Panadería Año Nuevo
                  keys: [MCowBQ]
                  indicators:
                  - { code: bread, names: { es: Pan }, unit: kg, nature: flow, good_direction: up }
                """.formatted(id).replace("\n", "\r\n");
    }

    private CatalogueWatch watch(List<Path> files, Consumer<FederationPlan> takeOver) {
        return new CatalogueWatch(federation.plan(Map.of()), files, enrolments(), takeOver, enrolled::add);
    }

    private Path enrolments() {
        return home.resolve("newcomers");
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
