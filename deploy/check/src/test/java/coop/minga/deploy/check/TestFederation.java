package coop.minga.deploy.check;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

import coop.minga.deploy.standalone.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A federation with one node, at noon of its second Tuesday. */
abstract class TestFederation {

    static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    RunningFederation federation;

    @BeforeEach
    void start(TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) {
        federation = new RunningFederation(broker, database, folder);
        federation.startNode();
        federation.setClock(NOW);
    }

    @AfterEach
    void stop() {
        federation.close();
    }
}
