package coop.minga.analytics.people;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"ana@trigo.example", "a.b-c+d_1@sub.trigo.example", "josé@panadería.cl"})
    void takesAddresses(String text) {
        assertThat(MailAddress.parse(text)).hasToString("Optional[" + text + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "ana@trigo",
                "@trigo.example",
                "ana@trigo.",
                "a na@trigo.example",
                "ana@trigo.example?cc=b@c.de",
                "ana@trigo.example,b@c.de",
                "a&b@trigo.example",
                "ana@trigo.example\n"
            })
    void refusesWhatIsNoneOrWouldChangeALink(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
    }

    @Test
    void refusesALongerOneThanMailCarries() {
        assertThat(MailAddress.parse("a".repeat(254) + "@trigo.example")).isEmpty();
        assertThatThrownBy(() -> new MailAddress("ana"))
                .hasMessage("mail address 'ana': expected one like name@example.org");
    }
}
