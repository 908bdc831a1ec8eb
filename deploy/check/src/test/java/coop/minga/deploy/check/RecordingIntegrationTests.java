package coop.minga.deploy.check;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import coop.minga.deploy.standalone.BrokerSettings;
import coop.minga.deploy.standalone.DatabaseSettings;
import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.deploy.standalone.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RecordingIntegrationTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @TempDir
    Path folder;

    private EmbeddedDatabase database;
    private EmbeddedBroker broker;
    private RunningFederation federation;

    @BeforeEach
    void start() {
        database = EmbeddedDatabase.start(DatabaseSettings.temporary());
        broker = EmbeddedBroker.start(BrokerSettings.temporary());
        federation = new RunningFederation(
                broker,
                Map.of(
                        "spring.datasource.url", database.url(),
                        "spring.datasource.username", database.user(),
                        "spring.datasource.password", database.password()),
                folder);
        federation.startNode();
        federation.setClock(Instant.parse("2026-03-10T12:00:00Z"));
    }

    @AfterEach
    void stop() {
        federation.close();
        broker.close();
        database.close();
    }

    @Test
    void storesASignedReportOnceHoweverOftenItIsSent() {
        var record = federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100, 110, 120));
        for (var i = 0; i < 5; i++) {
            federation.send(record);
        }
        federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(3), 130)));
        federation.awaitCount("report", 2);
        assertThat(federation.count("statement")).isEqualTo(4);
        assertThat(federation.count("quarantine")).isZero();
        federation.awaitJudged();
        assertThat(federation.count("judged_day")).isEqualTo(4);
    }
}
