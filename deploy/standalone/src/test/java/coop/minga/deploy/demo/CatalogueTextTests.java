package coop.minga.deploy.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import coop.minga.deploy.demo.sample.SampleCooperative;
import coop.minga.deploy.demo.sample.SampleFederation;
import coop.minga.deploy.demo.sample.SampleSettings;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.file.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogueTextTests {

    @Test
    void whatIsWrittenIsReadAsTheSameCatalogue(@TempDir Path folder) throws IOException, UnreadableFileException {
        SampleFederation federation = new SampleFederation(new SampleSettings(3, 24, LocalDate.of(2026, 11, 16)));
        for (SampleCooperative cooperative : federation.cooperatives()) {
            Path file = folder.resolve(cooperative.id() + ".yaml");
            Files.writeString(file, CatalogueText.of(cooperative.catalogue()));
            assertThat(CatalogueFile.read(file)).isEqualTo(cooperative.catalogue());
        }
    }
}
