package coop.minga.deploy.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

import coop.minga.deploy.demo.sample.Drop;
import coop.minga.deploy.demo.sample.SampleCooperative;
import coop.minga.deploy.demo.sample.SampleFederation;
import coop.minga.deploy.demo.sample.SampleReading;
import coop.minga.deploy.demo.sample.SampleSettings;
import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.publish.BrokerSettings;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.settings.AgentSettingsFile;
import coop.minga.ingest.source.CsvFile;
import coop.minga.ingest.source.DecimalMark;
import coop.minga.ingest.source.ReadingRules;
import coop.minga.ingest.source.outcome.Asked;
import coop.minga.ingest.source.outcome.ReadFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AgentFolderTests {
    private static final SampleSettings SAMPLE = new SampleSettings(2, 12, LocalDate.of(2026, 11, 16));
    private static final Clock FEDERATION = Clock.fixed(SAMPLE.beginning(), ZoneOffset.UTC);

    @Test
    void anAgentReadsItsSettings(@TempDir Path path) throws Exception {
        AgentFolder folder = prepared(path);
        Map<String, Object> broker = Map.of(
                "bootstrap.servers", "127.0.0.1:9092", "sasl.jaas.config", "module required username=\"a\" note='b';");
        folder.connect(broker, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), FEDERATION, 2880);
        AgentSettings settings = AgentSettingsFile.read(folder.settings());
        assertThat(settings.folder()).isEqualTo(folder.inbox());
        BrokerSettings read = Objects.requireNonNull(settings.broker());
        assertThat(read.bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(read.properties()).containsEntry("sasl.jaas.config", "module required username=\"a\" note='b';");
    }

    @Test
    void aCatalogueThatAVisitorChangedStays(@TempDir Path path) throws Exception {
        AgentFolder folder = prepared(path);
        Files.writeString(folder.catalogue(), "changed");
        prepared(path);
        assertThat(folder.catalogue()).hasContent("changed");
    }

    @Test
    void theKeyIsMadeOnce(@TempDir Path path) throws Exception {
        CooperativeCatalogue catalogue = cooperative().catalogue();
        AgentFolder folder = new AgentFolder(path);
        assertThat(folder.prepare(catalogue).id())
                .isEqualTo(folder.prepare(catalogue).id());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyValueOfTheSampleIsTakenOrAskedAboutAndNoSizeIsAsked(long seed, @TempDir Path path) throws Exception {
        SampleSettings sample = new SampleSettings(seed, 12, LocalDate.of(2026, 11, 16));
        for (SampleCooperative each : new SampleFederation(sample).cooperatives()) {
            AgentFolder folder = new AgentFolder(path.resolve(each.id().value()));
            folder.prepare(each.catalogue());
            for (Drop drop : each.history()) {
                folder.drop(drop);
                assertThat(read(folder, drop)).isEqualTo(drop.readings().size());
            }
        }
    }

    private static int read(AgentFolder folder, Drop drop) throws Exception {
        byte[] text = Files.readString(folder.inbox().resolve(drop.fileName())).getBytes(StandardCharsets.UTF_8);
        CooperativeCatalogue catalogue = CatalogueFile.read(folder.catalogue());
        ReadFile file = (ReadFile) CsvFile.read(
                drop.fileName(),
                new ByteArrayInputStream(text),
                ReadingRules.of(catalogue, DecimalMark.EITHER, FEDERATION));
        assertThat(file.refused()).isEmpty();
        assertThat(drop.readings())
                .containsAll(file.accepted().stream()
                        .map(statement -> new SampleReading(statement.indicator(), statement.day(), statement.value()))
                        .toList());
        assertThat(file.asked()).noneMatch(each -> each.question().text().key().equals("ask.magnitude"));
        return file.accepted().size()
                + file.asked().stream().mapToInt(Asked::count).sum();
    }

    private static AgentFolder prepared(Path path) throws Exception {
        AgentFolder folder = new AgentFolder(path);
        folder.prepare(cooperative().catalogue());
        return folder;
    }

    private static SampleCooperative cooperative() {
        return new SampleFederation(SAMPLE).cooperatives().getFirst();
    }
}
