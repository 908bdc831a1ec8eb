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
        contact.look(0);
        assertThat(contact.lost()).isFalse();
    }

    @Test
    void isLostWhenNoAnswerCame() {
        pass(Duration.ofSeconds(11));
        contact.look(0);
        assertThat(contact.lost()).isTrue();
    }

    @Test
    void isLostWhenNoFurtherAnswerCame() {
        contact.look(7);
        pass(Duration.ofSeconds(11));
        contact.look(7);
        assertThat(contact.lost()).isTrue();
    }

    @Test
    void isFoundAgainWithTheNextAnswer() {
        pass(Duration.ofSeconds(11));
        contact.look(0);
        contact.look(1);
        assertThat(contact.lost()).isFalse();
    }

    @Test
    void isFoundAgainByAnotherClientThatBeginsToCountAnew() {
        contact.look(7);
        pass(Duration.ofSeconds(11));
        contact.look(2);
        assertThat(contact.lost()).isFalse();
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
