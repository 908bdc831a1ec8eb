package coop.minga.deploy.check;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import coop.minga.analytics.quarantine.QuarantineReason;
import coop.minga.analytics.series.Reading;
import coop.minga.analytics.series.Readings;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.file.ReportKeyPair;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RealServices
final class RecordingIntegrationTests extends TestFederation {

    @Test
    void storesASignedReportOnceHoweverOftenItIsSent() {
        var record = federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100, 110, 120));
        for (var i = 0; i < 5; i++) {
            federation.send(record);
        }
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(3), 130)));
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0, 120.0, 130.0);
        assertThat(federation.countOf(federation.bakery, "report")).isEqualTo(2);
        assertThat(federation.count("statement")).isEqualTo(4);
    }

    @Test
    void storesOnceWhatComesSeveralTimesInOneBatch() {
        var record = federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100, 110, 120));
        federation.stopNodes();
        for (var i = 0; i < 5; i++) {
            federation.send(record);
        }
        federation.startNode();
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(3), 130)));
        assertThat(federation.count("report")).isEqualTo(2);
        assertThat(federation.count("statement")).isEqualTo(4);
    }

    @Test
    void theLagGrowsWhileABatchHangs() {
        var hanging = FailingTable.hanging(federation.tables(), "report", Duration.ofSeconds(8), 1);
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        await("hangs").until(() -> hanging.attempts() > 0);
        federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        federation.send(federation.bakery.signed(federation.bakery.report(3, "bread", MONDAY.plusDays(2), 120)));
        await("grows").until(() -> gauge("minga.recorder.lag") == 3);
        assertThat(federation.count("report")).isZero();
        await("recorded").until(() -> federation.count("report") == 3 && gauge("minga.recorder.lag") == 0);
    }

    @Test
    void readsOnAfterABatchThatCouldNotBeStoredAtFirst() {
        var sabotage = FailingTable.of(federation.tables(), "report", 2);
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        await("refused").until(() -> sabotage.attempts() > 0);
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0);
    }

    @Test
    void readsAgainAfterARestartWhatCouldNotBeStored() {
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        var sabotage = FailingTable.of(federation.tables(), "report");
        federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        await("refused").until(() -> sabotage.attempts() > 0);
        federation.stopNodes();
        sabotage.callOff();
        federation.startNode();
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(3, "bread", MONDAY.plusDays(2), 120)));
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0, 120.0);
    }

    @Test
    void judgesSeriesOfAnotherFilterVersionAgainFromTheirStart() {
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        var judged = federation.contents();
        federation.stopNodes();
        federation.tables().sql("update judged_day set value = 7").update();
        federation.tables().sql("update series_now set filter_version = 2").update();
        federation.startNode();
        await("judged anew").until(() -> federation.contents().equals(judged));
    }

    @Test
    void judgesFromTheEarliestDayThatAReportChanges() {
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY.minusDays(20), new double[20])));
        var bread = new IndicatorCode("bread");
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(
                2,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                List.of(
                        new Statement(bread, MONDAY.minusDays(2), 102, "kg"),
                        new Statement(bread, MONDAY.minusDays(15), 115, "kg"),
                        new Statement(bread, MONDAY.minusDays(4), 104, "kg")))));
        assertThat(federation
                        .tables()
                        .sql("select value from judged_day where value > 0 order by day")
                        .query(Double.class)
                        .list())
                .containsExactly(115.0, 104.0, 102.0);
    }

    @Test
    void keepsAValueThatIsWithdrawnBesideItsWithdrawal() {
        var bread = new IndicatorCode("bread");
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100, 110)));
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(
                2, Instant.now().truncatedTo(ChronoUnit.MILLIS), List.of(Statement.withdrawal(bread, MONDAY, "kg")))));
        assertThat(federation.values("bakery")).containsExactly(110.0);
        assertThat(federation.count("statement")).isEqualTo(3);
        assertThat(federation.count("quarantine")).isZero();
    }

    @Test
    void keepsACorrectionBesideWhatItCorrects() {
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY, 140)));
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(3, "bread", MONDAY, 140)));
        var revisions =
                federation.part(Readings.class).revisions(federation.series("bakery"), MONDAY, Integer.MAX_VALUE, 10);
        assertThat(revisions).extracting(Reading::value).containsExactly(100.0, 140.0);
        assertThat(revisions).extracting(Reading::revision).containsExactly(0, 1);
        assertThat(federation.values("bakery")).containsExactly(140.0);
    }

    @Test
    void usesTheLatestStatementInAnyOrderOfArrival() {
        var morning = Instant.parse("2026-03-03T08:00:00Z");
        for (var hour : List.of(2, 0, 1)) {
            var statement = new Statement(new IndicatorCode("bread"), MONDAY, 100 + hour, "kg");
            federation.send(federation.bakery.signed(
                    federation.bakery.report(hour + 1, morning.plusSeconds(3600L * hour), List.of(statement))));
        }
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(9, "bread", MONDAY.plusDays(1), 1)));
        assertThat(federation.values("bakery")).containsExactly(102.0, 1.0);
    }

    @Test
    void letsNoClockThatIsAheadHoldAgainstWhatIsSaidLater() {
        var early = new Statement(new IndicatorCode("bread"), MONDAY, 100, "kg");
        federation.send(federation.bakery.signed(
                federation.bakery.report(1, Instant.parse("2099-01-01T00:00:00Z"), List.of(early))));
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY, 120)));
        assertThat(federation.values("bakery")).containsExactly(120.0);
    }

    @Test
    void putsAsideWhatItCannotVerifyAndReadsOn() {
        var stranger = new Cooperative("bakery");
        var report = federation.bakery.report(1, "bread", MONDAY, 100);
        var signed = federation.bakery.signed(report);
        federation.send(federation.bakery.record(signed.value(), Map.of()));
        federation.send(withPayload(signed, "{\"version\":1}".getBytes(StandardCharsets.UTF_8)));
        federation.send(withPayload(signed, Arrays.copyOf(signed.value(), signed.value().length / 2)));
        federation.send(stranger.signed(stranger.report(1, "bread", MONDAY, 1)));
        federation.send(
                federation.bakery.signed(federation.dairy.report(1, "milk", MONDAY, 1), federation.bakery.keys()));
        federation.send(federation.bakery.signed(report, ReportKeyPair.generate()));
        federation.sendAndAwait(signed);
        assertThat(federation.values("bakery")).containsExactly(100.0);
        assertThat(federation.values("dairy")).isEmpty();
        assertThat(federation.reasons())
                .containsExactlyInAnyOrder(
                        QuarantineReason.UNSIGNED,
                        QuarantineReason.WRONG_SIGNATURE,
                        QuarantineReason.WRONG_SIGNATURE,
                        QuarantineReason.UNKNOWN_KEY,
                        QuarantineReason.NOT_THEIRS,
                        QuarantineReason.UNKNOWN_KEY);
    }

    @Test
    void putsAsideOtherContentUnderTheSameNumber() {
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 999)));
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0);
        assertThat(federation.reasons()).containsExactly(QuarantineReason.OTHER_CONTENT);
        await().until(() -> counted("minga.reports.recorded") == 2);
        assertThat(counted("minga.reports.refused")).isEqualTo(1);
        assertThat(counted("minga.reports.duplicate")).isZero();
    }

    @Test
    void saysHowLongAgoTheNewestReportWasRecorded() {
        assertThat(gauge("minga.readings.newest.age")).isZero();
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation.setClock(NOW.plus(Duration.ofHours(1)));
        assertThat(gauge("minga.readings.newest.age")).isBetween(3590.0, 3610.0);
    }

    @Test
    void changesNothingWhenEverythingIsReadAgainFromTheBeginning() {
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100, 110)));
        federation.send(federation.bakery.record(new byte[] {1, 2, 3}, Map.of()));
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 999)));
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY, 120)));
        var before = federation.contents();
        federation.restartFromTheBeginning();
        federation.awaitJudged();
        assertThat(federation.contents()).isEqualTo(before);
    }

    @Test
    void aKeyOfOthersTakesNoNumberOfAStream() {
        var stolen = federation.bakery.stream();
        var statement = new Statement(new IndicatorCode("milk"), MONDAY, 7, "kg");
        federation.send(federation.dairy.signed(federation.dairy.report(stolen, 1, NOW, List.of(statement))));
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        assertThat(federation.values("bakery")).containsExactly(100.0);
        assertThat(federation.values("dairy")).containsExactly(7.0);
        assertThat(federation.reasons()).isEmpty();
    }

    @Test
    void putsAsideWhatARevokedKeySigned() {
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation
                .tables()
                .sql("update cooperative_key set revoked_at = now() where unit = 'bakery'")
                .update();
        federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY, 999)));
        federation.awaitCount("quarantine", 1);
        assertThat(federation.values("bakery")).containsExactly(100.0);
        assertThat(federation.reasons()).containsExactly(QuarantineReason.REVOKED_KEY);
    }

    private double gauge(String name) {
        return federation.part(MeterRegistry.class).get(name).gauge().value();
    }

    private double counted(String name) {
        return federation.part(MeterRegistry.class).get(name).counter().count();
    }

    private static ProducerRecord<byte[], byte[]> withPayload(ProducerRecord<byte[], byte[]> record, byte[] payload) {
        return new ProducerRecord<>(record.topic(), null, record.key(), payload, record.headers());
    }
}
