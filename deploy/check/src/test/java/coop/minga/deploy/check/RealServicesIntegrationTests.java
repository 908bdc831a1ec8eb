package coop.minga.deploy.check;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;

import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.ingest.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of the services that other tests use. */
@RealServices({RequiredService.IRC, RequiredService.BROWSER})
final class RealServicesIntegrationTests {

    @Test
    void theDatabaseIsEmpty(TestDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            try (var tables =
                    statement.executeQuery("select 1 from information_schema.tables where table_schema = 'public'")) {
                assertThat(tables.next()).isFalse();
            }
        }
    }

    @Test
    void theBrokerHasTheTopicOfTheReports(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(broker.administratorSettings())) {
            assertThat(admin.listTopics().names().get()).contains(Topics.REPORTS);
        }
    }

    @Test
    void theIrcServerWelcomes(IrcServer irc) throws Exception {
        try (var socket = new Socket(irc.host(), irc.port());
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write("NICK ana\r\nUSER ana 0 * :Ana\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(in.lines().anyMatch(line -> line.contains(" 001 ana "))).isTrue();
        }
    }

    @Test
    void theBrowserRendersAPage(Browsers browsers) {
        var browser = browsers.open(Browsers.PHONE, "es");
        browser.get("data:text/html,<title>Minga</title>");
        assertThat(browser.getTitle()).isEqualTo("Minga");
        assertThat(browser.executeScript("return navigator.language")).isEqualTo("es");
    }
}
