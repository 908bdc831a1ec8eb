package coop.minga.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpSessionEvent;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

import static org.assertj.core.api.Assertions.assertThat;

class SessionCapTests {

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final SessionCap cap = new SessionCap(100, () -> now);

    @Test
    void endsTheIdleThatNobodySignedInTo() {
        var signedIn = open(60);
        signedIn.forEach(each -> each.setAttribute("SPRING_SECURITY_CONTEXT", "ana"));
        var strangers = open(1_000);
        assertThat(signedIn).noneMatch(MockHttpSession::isInvalid);
        assertThat(strangers.stream().filter(each -> !each.isInvalid()).count()).isBetween(1L, 40L);
        assertThat(strangers.getLast().isInvalid()).isFalse();
    }

    @Test
    void endsTheLongestIdleWhereAllAreSignedIn() {
        var all = new ArrayList<MockHttpSession>();
        for (var number = 0; number < 150; number++) {
            var one = open(1).getFirst();
            one.setAttribute("SPRING_SECURITY_CONTEXT", "ana");
            all.add(one);
        }
        assertThat(all.stream().filter(each -> !each.isInvalid()).count()).isEqualTo(100);
    }

    @Test
    void endsNoMoreSignedInSessionsThanNeeded() {
        var signedIn = open(99);
        signedIn.forEach(each -> each.setAttribute("SPRING_SECURITY_CONTEXT", "ana"));
        open(3);
        assertThat(signedIn).noneMatch(MockHttpSession::isInvalid);
        open(1).getFirst().setAttribute("SPRING_SECURITY_CONTEXT", "ana");
        var newest = open(1).getFirst();
        assertThat(signedIn.stream().filter(MockHttpSession::isInvalid)).hasSize(1);
        assertThat(newest.isInvalid()).isFalse();
    }

    @Test
    void aFloodIsSaidOnceAMinuteWithItsNumber() {
        open(100).forEach(each -> each.setAttribute("SPRING_SECURITY_CONTEXT", "ana"));
        try (var log = new CapturedLog()) {
            open(50);
            now = now.plus(Duration.ofMinutes(1));
            open(1);
            assertThat(log.messages())
                    .containsExactly(
                            "There were more than 100 sessions; 1 of the longest idle were ended",
                            "There were more than 100 sessions; 50 of the longest idle were ended");
        }
    }

    private List<MockHttpSession> open(int count) {
        var opened = new ArrayList<MockHttpSession>();
        for (var number = 0; number < count; number++) {
            var session = new MockHttpSession() {
                @Override
                public void invalidate() {
                    super.invalidate();
                    cap.sessionDestroyed(new HttpSessionEvent(this));
                }
            };
            cap.sessionCreated(new HttpSessionEvent(session));
            opened.add(session);
        }
        return opened;
    }
}
