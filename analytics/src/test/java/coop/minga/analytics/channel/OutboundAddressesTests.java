package coop.minga.analytics.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OutboundAddressesTests {

    private static final OutboundAddresses PUBLIC = OutboundAddresses.allowing(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.1",
                "2130706433",
                "169.254.169.254",
                "172.31.255.255",
                "192.168.0.1",
                "192.0.0.8",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "[::1]",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refusesEveryAddressThatIsNotPublic(String literal) {
        assertThatExceptionOfType(ForbiddenAddressException.class)
                .isThrownBy(() -> PUBLIC.resolve(literal))
                .withMessageContaining("is not a public one; an operator may allow its network (minga.chat-networks)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.128.0.1",
                "172.32.0.1",
                "192.169.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00::1",
                "::ffff:1.1.1.1",
                "64:ff9b::1.1.1.1"
            })
    void letsPublicAddressesPass(String literal) throws UnknownHostException {
        assertThat(PUBLIC.resolve(literal)).containsExactly(InetAddress.getByName(literal));
    }

    @Test
    void refusesAHostOfWhichOneAddressAmongManyIsNotPublic() {
        var mixed = OutboundAddresses.allowing(List.of(), host -> new InetAddress[] {
            InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("fe80::1"), InetAddress.ofLiteral("8.8.8.8")
        });

        assertThatExceptionOfType(ForbiddenAddressException.class)
                .isThrownBy(() -> mixed.resolve("chat.example"))
                .withMessageStartingWith("the address fe80:0:0:0:0:0:0:1 of chat.example is not a public one");
    }

    @Test
    void letsTheNetworksPassThatAnOperatorAllowsAndNoOther() throws UnknownHostException {
        var office = OutboundAddresses.allowing(List.of("192.168.4.0/22", "fd00:1::/32", "127.0.0.1"));

        assertThat(office.resolve("192.168.7.255")).hasSize(1);
        assertThat(office.resolve("fd00:1:2::3")).hasSize(1);
        assertThat(office.resolve("::ffff:127.0.0.1")).hasSize(1);
        for (var outside : List.of("192.168.8.0", "192.168.3.255", "fd00:2::1", "127.0.0.2", "::1")) {
            assertThatExceptionOfType(ForbiddenAddressException.class).isThrownBy(() -> office.resolve(outside));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"chat.example", "10.0.0.0/33", "10/8", "10.0.0/8", "fd00::/129", "10.0.0.0/", "", "::1%lo/8"})
    void saysWhichNetworkItCannotRead(String wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboundAddresses.allowing(List.of("10.0.0.0/8", wrong)))
                .withMessage("'" + wrong + "' is not a network, expected one such as 10.0.0.0/8 or fd00::/8");
    }
}
