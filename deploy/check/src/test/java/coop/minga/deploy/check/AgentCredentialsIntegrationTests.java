package coop.minga.deploy.check;

import java.nio.file.Path;
import java.time.Duration;

import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.ingest.agent.Agent;
import coop.minga.ingest.agent.RunResult;
import coop.minga.ingest.publish.BrokerState;
import coop.minga.ingest.settings.AgentSettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An agent with wrong credentials learns it from the broker at its start, before it has a report. */
@RealServices
final class AgentCredentialsIntegrationTests {
    private static final String CATALOGUE = """
            federation: minga-sur
            cooperative: bakery
            name: Bakery
            zone: America/Santiago
            indicators:
              - {code: bread, names: {en: Bread}, unit: kg, nature: flow, good_direction: up}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void wrongCredentialsAreSaidAtStartWithTheirSettingAndRightOnesAreTaken(EmbeddedBroker broker) throws Exception {
        try (var administration = broker.administration()) {
            administration.addReporter("bakery", "right");
        }
        var directory = AgentDirectory.make(folder.resolve("bakery"), CATALOGUE);

        directory.connect(broker.clientSettings("bakery", "wrong"));
        assertThat(problem(directory))
                .contains("refuses the name or password", "sasl.jaas.config in " + directory.settings());
        directory.connect(broker.clientSettings("nobody", "right"));
        assertThat(problem(directory)).contains("refuses the name or password");
        assertThat(runOnce(directory))
                .isInstanceOfSatisfying(
                        RunResult.NotAccepted.class,
                        result -> assertThat(result.reason()).contains("refuses the name or password"));

        directory.connect(broker.clientSettings("bakery", "right"));
        try (Agent agent = directory.start()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> agent.broker() instanceof BrokerState.Reached);
            await().until(() -> agent.status().words().broker().isEmpty());
        }
        assertThat(runOnce(directory)).isEqualTo(new RunResult.Complete());
    }

    private static RunResult runOnce(AgentDirectory directory) throws Exception {
        try (Agent agent = Agent.open(AgentSettingsFile.read(directory.settings()))) {
            return agent.runOnce(Duration.ofSeconds(30));
        }
    }

    private static String problem(AgentDirectory directory) throws Exception {
        try (Agent agent = directory.start()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> agent.broker() instanceof BrokerState.Failing);
            return agent.status().words().broker();
        }
    }
}
