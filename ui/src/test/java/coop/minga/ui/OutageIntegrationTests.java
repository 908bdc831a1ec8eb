package coop.minga.ui;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import coop.minga.analytics.outage.Outage;
import coop.minga.analytics.outage.Outages;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Everybody is told why reporting waits, and when it resumes. */
class OutageIntegrationTests extends OpenRoom {

    /** Nodes that record have connections without a limit. */
    @Test
    void queriesOfScreensEndAtALimitOfTime() {
        assertThat(limit()).isEqualTo("0");
        screen("ana");
        assertThat(limit()).isEqualTo("30s");
    }

    private String limit() {
        return room.sql().sql("show statement_timeout").query(String.class).single();
    }

    @Test
    void isReportedInOneSentenceOnEveryScreenWhileItLasts() {
        var now = new AtomicReference<>(Optional.of(Outage.DISK_FULL));
        room.context().getBean(Outages.class).ask(now::get);
        try {
            var ana = screen("ana");
            see(ana, "");
            awaitText(ana, "Reporting waits: the disk is full.");
            var luis = screen("luis");
            assertThat(see(luis, "")).contains("Los informes esperan: el disco está lleno.");
            var olga = operator();
            assertThat(see(olga, "operations")).contains("What stops reporting", "Make room on the disk");

            now.set(Optional.of(Outage.BROKER));
            awaitText(olga, "Look whether the broker runs");
            awaitText(ana, "Reporting waits: the message server does not answer.");

            now.set(Optional.empty());
            awaitText(olga, "Nothing: every report is recorded");
            await().pollInSameThread().untilAsserted(() -> assertThat(text(ana)).doesNotContain("Reporting waits"));
        } finally {
            now.set(Optional.empty());
        }
    }
}
