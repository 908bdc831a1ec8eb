package coop.minga.deploy.standalone;

import java.util.Map;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;

/** Address and administrator of an embedded broker. */
public record BrokerAccess(String bootstrapServers, String administratorPassword) {
    static final String ADMINISTRATOR = "administrator";
    static final String MECHANISM = "SCRAM-SHA-512";

    /** Kafka client properties that sign in as this user. */
    public Map<String, Object> clientSettings(String user, String password) {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SASL_PLAINTEXT",
                SaslConfigs.SASL_MECHANISM,
                MECHANISM,
                SaslConfigs.SASL_JAAS_CONFIG,
                signIn("scram.ScramLoginModule", user, password));
    }

    Map<String, Object> administratorSettings() {
        return clientSettings(ADMINISTRATOR, administratorPassword);
    }

    /** Opens an administrator's connection. The caller closes it. */
    public BrokerAdministration administration() {
        return new BrokerAdministration(administratorSettings());
    }

    static String signIn(String module, String user, String password) {
        return "org.apache.kafka.common.security." + module + " required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    @Override
    public String toString() {
        return bootstrapServers;
    }
}
