package coop.minga.analytics.recorder;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerContactTests {

    private final AtomicLong nanoTime = new AtomicLong(-5);
    private final BrokerContact contact = new BrokerContact("127.0.0.1:9092", nanoTime::get);

    @Test
    void isPatientAtFirst() {
        pass(Duration.ofSeconds(10));
        contact.look(0, false);
        assertThat(contact.lost()).isFalse();
    }

    @Test
    void isLostWhenNoAnswerCame() {
        pass(Duration.ofSeconds(11));
        contact.look(0, false);
        assertThat(contact.lost()).isTrue();
    }

    @Test
    void isLostWhenNoFurtherAnswerCame() {
        contact.look(7, false);
        pass(Duration.ofSeconds(11));
        contact.look(7, false);
        assertThat(contact.lost()).isTrue();
    }

    @Test
    void isFoundAgainWithTheNextAnswer() {
        pass(Duration.ofSeconds(11));
        contact.look(0, false);
        contact.look(1, false);
        assertThat(contact.lost()).isFalse();
    }

    @Test
    void isFoundAgainByAnotherClientThatBeginsToCountAnew() {
        contact.look(7, false);
        pass(Duration.ofSeconds(11));
        contact.look(2, false);
        assertThat(contact.lost()).isFalse();
    }

    @Test
    void isMorePatientWhileTheBrokerLetsTheClientWaitForItsPart() {
        pass(Duration.ofSeconds(59));
        contact.look(0, true);
        assertThat(contact.lost()).isFalse();
        pass(Duration.ofSeconds(2));
        contact.look(0, true);
        assertThat(contact.lost()).isTrue();
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
