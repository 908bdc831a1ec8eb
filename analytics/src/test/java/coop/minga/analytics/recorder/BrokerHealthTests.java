package coop.minga.analytics.recorder;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerHealthTests {

    private final AtomicLong nanoTime = new AtomicLong(-5);
    private final BrokerHealth contact = new BrokerHealth("127.0.0.1:9092", nanoTime::get);

    @Test
    void isPatientAtFirst() {
        pass(Duration.ofSeconds(10));
        contact.check(0, false);
        assertThat(contact.isLost()).isFalse();
    }

    @Test
    void isLostWhenNoAnswerCame() {
        pass(Duration.ofSeconds(11));
        contact.check(0, false);
        assertThat(contact.isLost()).isTrue();
    }

    @Test
    void isLostWhenNoFurtherAnswerCame() {
        contact.check(7, false);
        pass(Duration.ofSeconds(11));
        contact.check(7, false);
        assertThat(contact.isLost()).isTrue();
    }

    @Test
    void isFoundAgainWithTheNextAnswer() {
        pass(Duration.ofSeconds(11));
        contact.check(0, false);
        contact.check(1, false);
        assertThat(contact.isLost()).isFalse();
    }

    @Test
    void isNoticedByANewClientWhoseCountersStartAtZero() {
        contact.check(7, false);
        pass(Duration.ofSeconds(11));
        contact.check(2, false);
        assertThat(contact.isLost()).isFalse();
    }

    @Test
    void isMorePatientWhileTheBrokerLetsTheClientWaitForItsPart() {
        pass(Duration.ofSeconds(59));
        contact.check(0, true);
        assertThat(contact.isLost()).isFalse();
        pass(Duration.ofSeconds(2));
        contact.check(0, true);
        assertThat(contact.isLost()).isTrue();
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
