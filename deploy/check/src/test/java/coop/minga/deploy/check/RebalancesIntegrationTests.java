package coop.minga.deploy.check;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import coop.minga.analytics.PipelineSettings;
import coop.minga.analytics.recorder.Recorder;
import coop.minga.analytics.recorder.ReportConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nodes join and leave while reports arrive. Each report is recorded once and judged normally. */
@RealServices
final class RebalancesIntegrationTests extends TestFederation {

    /** While one node joins. */
    private static final int REPORTS = 100;

    @Test
    void recordsAndJudgesEachReportOnceWhileNodesComeAndGo() throws InterruptedException {
        storm(5);
    }

    @Test
    @Tag("long")
    void recordsAndJudgesEachReportOnceThroughAStormOfRebalances() throws InterruptedException {
        storm(30);
    }

    private void storm(int joins) throws InterruptedException {
        federation.set("minga.kafka.heartbeat.interval.ms", "200");
        federation.restart();
        try (var log = CapturedLog.of("coop.minga.analytics.recorder")) {
            var sent = joinAndLeave(joins);
            federation.awaitCount("report", sent);
            assertThat(sequences())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, sent).boxed().toList());
            assertThat(federation.count("statement")).isEqualTo(sent);
            // a restart from the beginning would find the reports that a takeover lost
            assertThat(log.said("The broker holds no report at")).isFalse();
        }
        assertIsJudgedTheSameFromScratch();
    }

    /** Returns the number of reports sent meanwhile. */
    private int joinAndLeave(int joins) throws InterruptedException {
        var sent = 0;
        var guests = new ArrayList<Guest>();
        for (var join = 0; join < joins; join++) {
            var sender = Thread.ofVirtual().start(senderOf(sent + 1, sent + REPORTS));
            sent += REPORTS;
            var guest = new Guest(
                    federation.part(Recorder.class),
                    federation.part(PipelineSettings.class).kafka());
            guests.add(guest);
            await("joined").atMost(Duration.ofMinutes(1)).until(guest::reading);
            if (guests.size() > 2) {
                guests.removeFirst().leave();
            }
            sender.join();
        }
        for (var guest : guests) {
            guest.leave();
        }
        return sent;
    }

    private void assertIsJudgedTheSameFromScratch() {
        federation.awaitJudged();
        var judged = federation.contents();
        federation.tables().sql("update series_now set filter_version = 2").update();
        federation.restart();
        await("judged from scratch")
                .atMost(Duration.ofMinutes(1))
                .until(() -> federation.contents().equals(judged));
    }

    /** Reports of one day each: new days and corrected ones. */
    private Runnable senderOf(int first, int last) {
        return () -> IntStream.rangeClosed(first, last)
                .mapToObj(each -> federation.bakery.report(each, "bread", MONDAY.minusDays(each % 60), 100 + each % 7))
                .forEach(each -> federation.send(federation.bakery.signed(each)));
    }

    private List<Integer> sequences() {
        return federation
                .tables()
                .sql("select sequence from report order by sequence")
                .query(Integer.class)
                .list();
    }

    /** The consumer of another node, on its own thread. */
    private static final class Guest {
        private static final Duration WAIT = Duration.ofMillis(100);

        private final ReportConsumer feed;
        private final Thread thread;
        private volatile boolean leaving;

        Guest(Recorder recorder, Map<String, String> kafka) {
            feed = new ReportConsumer(recorder, Map.copyOf(kafka), Clock.systemUTC());
            thread = Thread.ofPlatform().start(this::read);
        }

        boolean reading() {
            return feed.isReading();
        }

        void leave() throws InterruptedException {
            leaving = true;
            thread.join();
        }

        private void read() {
            try (feed) {
                while (!leaving) {
                    readNext();
                }
            }
        }

        /** Losing the partition to another node is no fault. */
        private void readNext() {
            try {
                feed.recordNext(WAIT);
            } catch (RuntimeException lost) {
                if (!String.valueOf(lost.getMessage()).contains("was taken by another node")) {
                    throw lost;
                }
            }
        }
    }
}
