package coop.minga.analytics;

import java.net.URI;
import java.util.Locale;

import coop.minga.analytics.channel.ChannelKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FirstStartSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "irc://irc.example/#bakery, IRC",
        "IRC://irc.example/#bakery, IRC",
        "http://chat.example/hooks/secret, WEBHOOK",
        "HTTPS://chat.example/hooks/secret, WEBHOOK"
    })
    void theSchemeOfAnAddressDecidesTheKindOfChannel(URI address, ChannelKind kind) {
        assertThat(settings(address).channel().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://chat.example/hooks/secret", "chat.example/hooks/secret", "mailto:secret@chat.example"})
    void refusesOtherSchemesWithoutShowingTheAddress(URI address) {
        assertThatThrownBy(settings(address)::channel)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("channel own: its address begins with none of irc://, http:// and https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ircs://irc.example/#bakery"})
    void saysThatIrcWithTlsIsNotSupported(URI address) {
        assertThatThrownBy(settings(address)::channel).hasMessageContaining("irc with TLS (ircs) is not");
    }

    private static FirstStartSettings.Channel settings(URI address) {
        return new FirstStartSettings.Channel("own", "bakery", address, Locale.ENGLISH);
    }
}
