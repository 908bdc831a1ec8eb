package coop.minga.deploy.check;

import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.quarantine.QuarantineReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Days that are stated again and again (decision 044). */
@RealServices
final class RestatementsIntegrationTests extends TestFederation {

    private static final int MOST = 10;

    @BeforeEach
    void boundDays() {
        mayBeStated(MOST);
    }

    @Test
    void aDayThatWasStatedTooOftenKeepsItsValueAndTheRestIsInQuarantine() {
        for (var number = 1; number <= MOST + 2; number++) {
            federation.send(federation.bakery.signed(federation.bakery.report(number, "bread", MONDAY, number)));
        }
        var last = federation.bakery.signed(federation.bakery.report(MOST + 3, "bread", MONDAY, 99, 5));
        federation.sendAndAwait(last);
        assertThat(federation.values("bakery")).containsExactly((double) MOST, 5.0);
        assertThat(federation.count("statement")).isEqualTo(MOST + 1);
        assertThat(federation.countOf(federation.bakery, "report")).isEqualTo(MOST + 3);
        assertThat(federation.part(Quarantine.class).latest(10)).hasSize(3).allSatisfy(each -> {
            assertThat(each.reason()).isEqualTo(QuarantineReason.STATEMENTS_REFUSED);
            assertThat(each.detail()).startsWith("bread on 2026-03-02: the day was stated 10 times already");
        });
        mayBeStated(2 * MOST);
        federation.send(last);
        await("recorded with more room").until(() -> federation.reasons().size() == 2);
        assertThat(federation.values("bakery")).containsExactly(99.0, 5.0);
    }

    @Test
    void aRepeatedValueIsNotJudgedAgainAndUsesUpNoPlaceOfACorrection() {
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        var marked = marks();
        for (var number = 2; number <= 5 * MOST; number++) {
            federation.send(federation.bakery.signed(federation.bakery.report(number, "bread", MONDAY, 100)));
        }
        await("recorded").until(() -> federation.countOf(federation.bakery, "report") == 5 * MOST);
        assertThat(marks()).isEqualTo(marked);
        assertThat(federation.count("statement")).isLessThanOrEqualTo(MOST);
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(5 * MOST + 1, "bread", MONDAY, 120)));
        assertThat(federation.values("bakery")).containsExactly(120.0);
        assertThat(federation.reasons()).isEmpty();
    }

    private long marks() {
        return federation
                .tables()
                .sql("select last_value from dirty_series_change")
                .query(Long.class)
                .single();
    }

    private void mayBeStated(int times) {
        federation.set("minga.statements-a-day", Integer.toString(times));
        federation.restart();
    }
}
