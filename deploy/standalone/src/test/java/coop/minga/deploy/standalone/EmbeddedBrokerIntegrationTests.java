package coop.minga.deploy.standalone;

import java.nio.file.Path;
import java.util.Map;

import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class EmbeddedBrokerIntegrationTests {
    private static final String GROUP = "minga-recorder";

    @Test
    void everybodyDoesWhatIsTheirsAndNothingElse() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerSettings.temporary())) {
            addUsers(broker);
            Reporter.send(broker.access(), "weavers", "weavers-secret", Map.of("weavers", "a", "bakers", "b"));
            assertThat(Reporter.read(broker.access(), "recorder", "recorder-secret", GROUP))
                    .containsExactlyInAnyOrder("a", "b");

            assertThatThrownBy(() -> Reporter.read(broker.access(), "weavers", "weavers-secret", GROUP))
                    .isInstanceOfAny(TopicAuthorizationException.class, GroupAuthorizationException.class);
            assertThatThrownBy(() -> Reporter.read(broker.access(), "recorder", "recorder-secret", "others"))
                    .isInstanceOf(GroupAuthorizationException.class);
            assertThatThrownBy(
                            () -> Reporter.send(broker.access(), "recorder", "recorder-secret", Map.of("weavers", "a")))
                    .hasRootCauseInstanceOf(ClusterAuthorizationException.class);
            assertThatThrownBy(() -> Reporter.send(broker.access(), "weavers", "guessed", Map.of("weavers", "a")))
                    .hasRootCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void findsMessagesUsersAndRulesAgainAfterAStop(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder))) {
            addUsers(broker);
            Reporter.send(broker.access(), "weavers", "weavers-secret", Map.of("weavers", "before"));
            assertThatThrownBy(() -> EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder)))
                    .hasMessageContaining("in use by another running Minga");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder))) {
            Reporter.send(broker.access(), "weavers", "weavers-secret", Map.of("weavers", "after"));

            assertThat(Reporter.read(broker.access(), "recorder", "recorder-secret", GROUP))
                    .containsExactly("before", "after");
        }
    }

    private static void addUsers(EmbeddedBroker broker) {
        try (BrokerAdministration administration = broker.administration()) {
            administration.addReporter("weavers", "weavers-secret");
            administration.addRecorder("recorder", "recorder-secret", GROUP);
        }
    }
}
