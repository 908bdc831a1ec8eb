package coop.minga.deploy.standalone;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Servers keep their data when their process is killed. */
final class KilledServersIntegrationTests {

    @Test
    void bothServersStartAgainAfterAKill(@TempDir Path folder) throws Exception {
        Process process = OtherProcess.start(folder);
        process.destroyForcibly().waitFor();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(OtherProcess.database(folder));
                var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var result = connection.createStatement().executeQuery("select answer from kept")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getInt("answer")).isEqualTo(42);
        }
        try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
                BrokerAdministration administration = broker.access().administration()) {
            administration.addRecorder("recorder", "recorder-secret", "minga");
            Reporter.send(broker.access(), "weavers", "weavers-secret", Map.of("weavers", "sent later"));

            assertThat(Reporter.read(broker.access(), "recorder", "recorder-secret", "minga"))
                    .containsExactly("kept", "sent later");
        }
    }
}
