package coop.minga.deploy.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import coop.minga.ingest.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

final class EmbeddedBrokerIntegrationTests {
    private static final String GROUP = "minga-recorder";

    @Test
    void everybodyDoesWhatIsTheirsAndNothingElse() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerSettings.temporary())) {
            addUsers(broker);
            keepsReportsForTheirTimeHoweverMany(broker);
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

    @Test
    void givesTheTopicOfAnEarlierVersionTheTimeOfThisOne(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder));
                Admin admin = Admin.create(broker.administratorSettings())) {
            var unset = List.of(
                    new AlterConfigOp(new ConfigEntry("retention.ms", null), AlterConfigOp.OpType.DELETE),
                    new AlterConfigOp(new ConfigEntry("retention.bytes", "1000"), AlterConfigOp.OpType.SET));
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, Topics.REPORTS), unset))
                    .all()
                    .get();
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder))) {
            keepsReportsForTheirTimeHoweverMany(broker);
        }
    }

    @Test
    void aReporterThatSendsAtFullSpeedIsLetWait() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerSettings.temporary());
                Admin admin = Admin.create(broker.administratorSettings())) {
            addUsers(broker);
            var user = ClientQuotaFilterComponent.ofEntity(ClientQuotaEntity.USER, "weavers");
            assertThat(admin.describeClientQuotas(ClientQuotaFilter.containsOnly(List.of(user)))
                            .entities()
                            .get())
                    .containsOnly(Map.entry(
                            new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, "weavers")),
                            Map.of("producer_byte_rate", 1e6)));
            assertThat(Reporter.longestWaitAtFullSpeed(broker.access(), "weavers", "weavers-secret", 15_000_000))
                    .isPositive();
        }
    }

    private static void keepsReportsForTheirTimeHoweverMany(EmbeddedBroker broker) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.REPORTS);
        try (Admin admin = Admin.create(broker.administratorSettings())) {
            assertThat(admin.describeConfigs(List.of(topic)).all().get().values())
                    .flatExtracting(Config::entries)
                    .filteredOn(each -> each.name().startsWith("retention."))
                    .extracting(ConfigEntry::name, ConfigEntry::value)
                    .containsExactlyInAnyOrder(
                            tuple(
                                    "retention.ms",
                                    Long.toString(Duration.ofDays(90).toMillis())),
                            tuple("retention.bytes", "-1"));
        }
    }

    private static void addUsers(EmbeddedBroker broker) {
        try (BrokerAdministration administration = broker.administration()) {
            administration.addReporter("weavers", "weavers-secret");
            administration.addRecorder("recorder", "recorder-secret", GROUP);
        }
    }
}
