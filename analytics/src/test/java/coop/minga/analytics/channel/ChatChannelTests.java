package coop.minga.analytics.channel;

import java.net.URI;
import java.util.Locale;

import coop.minga.analytics.outbox.SampleAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ChatChannelTests {

    @Test
    void anIrcAddressNamesServerNickAndRoom() {
        assertThat(IrcAddress.of(URI.create("irc://guard@chat.example:6668/#alerts")))
                .isEqualTo(new IrcAddress("chat.example", 6668, "guard", "#alerts"));
        assertThat(IrcAddress.of(URI.create("irc://chat.example/#alerts")))
                .isEqualTo(new IrcAddress("chat.example", 6667, "minga", "#alerts"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ircs://chat.example/#alerts|not spoken yet",
                "http://chat.example/#alerts|is not irc",
                "irc://chat.example/alerts|expected irc://[nick@]host[:port]/#room",
                "irc://chat.example/|expected irc://[nick@]host[:port]/#room",
                "irc:///#alerts|expected irc://[nick@]host[:port]/#room",
                "irc://9lives@chat.example/#alerts|nick '9lives'",
                "irc://a:b@chat.example/#alerts|nick 'a:b'",
                "irc://chat.example/#a,b|is not a room's name",
                "irc://chat.example/#a%20b|is not a room's name",
                "irc://chat.example/#a%0D%0AQUIT|is not a room's name",
            })
    void aWrongIrcAddressIsRefusedWithWhatWasExpected(String address, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> channel(ChannelKind.IRC, address))
                .withMessageContainingAll("channel bakery:", complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "irc://chat.example/#alerts",
                "file:///etc/passwd",
                "https:///hooks/1",
                "http://me:pw@chat.example/"
            })
    void aWrongWebhookIsRefusedWithoutShowingIt(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> channel(ChannelKind.WEBHOOK, address))
                .withMessageContainingAll("channel bakery: the address of a webhook is an http or https URL")
                .withMessageNotContaining(address);
    }

    @Test
    void aWebhookIsASecretAndNotShown() {
        assertThat(channel(ChannelKind.WEBHOOK, "https://chat.example/hooks/s3cr3t"))
                .asString()
                .isEqualTo("WEBHOOK channel bakery of pan-del-sur");
    }

    private static ChatChannel channel(ChannelKind kind, String address) {
        return new ChatChannel(new ChannelId("bakery"), SampleAlerts.BAKERY, kind, URI.create(address), Locale.ENGLISH);
    }
}
