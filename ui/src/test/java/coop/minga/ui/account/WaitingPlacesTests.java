package coop.minga.ui.account;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingPlacesTests {

    private final WaitingPlaces places = new WaitingPlaces();

    @Test
    void oneAddressTakesAFewAndNoneOfTheOthers() {
        assertThat(entered("10.0.0.1", 20)).isEqualTo(8);
        assertThat(entered("10.0.0.2", 1)).isEqualTo(1);
    }

    @Test
    void allAddressesTogetherLeaveThreadsForOthers() {
        var entered = 0;
        for (var address = 0; address < 20; address++) {
            entered += entered("10.0.0." + address, 8);
        }
        assertThat(entered).isEqualTo(32);
    }

    @Test
    void whoLeavesMakesRoom() {
        entered("10.0.0.1", 8);
        places.leave("10.0.0.1");
        assertThat(entered("10.0.0.1", 2)).isEqualTo(1);
    }

    private int entered(String address, int times) {
        var entered = 0;
        for (var i = 0; i < times; i++) {
            entered += places.enter(address) ? 1 : 0;
        }
        return entered;
    }
}
