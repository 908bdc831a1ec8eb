package coop.minga.deploy.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.recorder.Quarantine;
import coop.minga.analytics.recorder.Quarantined;
import coop.minga.analytics.recorder.Refusal;
import coop.minga.analytics.series.Reading;
import coop.minga.analytics.series.Readings;
import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Report;
import coop.minga.ingest.contract.ReportKeys;
import coop.minga.ingest.contract.Statement;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

@RealServices
final class RecordingIntegrationTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private RunningFederation federation;

    @BeforeEach
    void start(TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) {
        federation = new RunningFederation(broker, database, folder);
        federation.startNode();
        federation.setClock(NOW);
    }

    @AfterEach
    void stop() {
        federation.close();
    }

    @Test
    void storesASignedReportOnceHoweverOftenItIsSent() {
        var record = federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100, 110, 120));
        for (var i = 0; i < 5; i++) {
            federation.send(record);
        }
        sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(3), 130)));
        assertThat(values("bakery")).containsExactly(100.0, 110.0, 120.0, 130.0);
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
        sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(3), 130)));
        assertThat(federation.count("report")).isEqualTo(2);
        assertThat(federation.count("statement")).isEqualTo(4);
    }

    @Test
    void readsOnAfterABatchThatCouldNotBeStoredAtFirst() {
        var sabotage = Sabotage.of(federation.tables(), "report", 2);
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        await("refused").until(() -> sabotage.attempts() > 0);
        sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(values("bakery")).containsExactly(100.0, 110.0);
    }

    @Test
    void readsAgainAfterARestartWhatCouldNotBeStored() {
        sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        var sabotage = Sabotage.of(federation.tables(), "report");
        federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        await("refused").until(() -> sabotage.attempts() > 0);
        federation.stopNodes();
        sabotage.callOff();
        federation.startNode();
        sendAndAwait(federation.bakery.signed(federation.bakery.report(3, "bread", MONDAY.plusDays(2), 120)));
        assertThat(values("bakery")).containsExactly(100.0, 110.0, 120.0);
    }

    @Test
    void judgesFromTheEarliestDayThatAReportChanges() {
        sendAndAwait(
                federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY.minusDays(20), new double[20])));
        var bread = new IndicatorCode("bread");
        sendAndAwait(federation.bakery.signed(federation.bakery.report(
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
    void keepsACorrectionBesideWhatItCorrects() {
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY, 140)));
        sendAndAwait(federation.bakery.signed(federation.bakery.report(3, "bread", MONDAY, 140)));
        var revisions = federation.part(Readings.class).revisions(series("bakery"), MONDAY);
        assertThat(revisions).extracting(Reading::value).containsExactly(100.0, 140.0);
        assertThat(revisions).extracting(Reading::revision).containsExactly(0, 1);
        assertThat(values("bakery")).containsExactly(140.0);
    }

    @Test
    void letsTheLatestStatementHoldInWhateverOrderTheyArrive() {
        var morning = Instant.parse("2026-03-03T08:00:00Z");
        for (var hour : List.of(2, 0, 1)) {
            var statement = new Statement(new IndicatorCode("bread"), MONDAY, 100 + hour, "kg");
            federation.send(federation.bakery.signed(
                    federation.bakery.report(hour + 1, morning.plusSeconds(3600L * hour), List.of(statement))));
        }
        sendAndAwait(federation.bakery.signed(federation.bakery.report(9, "bread", MONDAY.plusDays(1), 1)));
        assertThat(values("bakery")).containsExactly(102.0, 1.0);
    }

    @Test
    void letsNoClockThatIsAheadHoldAgainstWhatIsSaidLater() {
        var early = new Statement(new IndicatorCode("bread"), MONDAY, 100, "kg");
        federation.send(federation.bakery.signed(
                federation.bakery.report(1, Instant.parse("2099-01-01T00:00:00Z"), List.of(early))));
        sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY, 120)));
        assertThat(values("bakery")).containsExactly(120.0);
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
        federation.send(federation.bakery.signed(report, ReportKeys.generate()));
        sendAndAwait(signed);
        assertThat(values("bakery")).containsExactly(100.0);
        assertThat(values("dairy")).isEmpty();
        assertThat(reasons())
                .containsExactlyInAnyOrder(
                        Refusal.UNSIGNED,
                        Refusal.WRONG_SIGNATURE,
                        Refusal.WRONG_SIGNATURE,
                        Refusal.UNKNOWN_KEY,
                        Refusal.NOT_THEIRS,
                        Refusal.UNKNOWN_KEY);
    }

    @Test
    void saysOfWhatItPutsAsideWhatToDo() {
        var report = federation.bakery.report(1, "bread", MONDAY, 100);
        var signed = federation.bakery.signed(report);
        federation.send(federation.bakery.record(signed.value(), Map.of()));
        federation.send(withPayload(signed, new byte[] {'{', '}'}));
        federation.send(
                federation.bakery.signed(federation.dairy.report(1, "milk", MONDAY, 1), federation.bakery.keys()));
        federation.send(federation.bakery.signed(report, ReportKeys.generate()));
        federation.send(federation.bakery.signed(new Report(
                new FederationId("others"),
                report.cooperative(),
                report.stream(),
                1,
                report.statedAt(),
                report.zone(),
                report.statements())));
        federation.awaitCount("quarantine", 5);
        federation.tables().sql("update cooperative_key set revoked_at = now()").update();
        federation.send(signed);
        federation.awaitCount("quarantine", 6);
        assertThat(federation.part(Quarantine.class).latest(10))
                .extracting(Quarantined::reason, each -> adviceOf(each.detail()))
                .containsExactlyInAnyOrder(
                        tuple(Refusal.UNSIGNED, "expected the type coop.minga.report.v1"),
                        tuple(Refusal.WRONG_SIGNATURE, "sign exactly the bytes that are sent"),
                        tuple(Refusal.NOT_THEIRS, "sign each cooperative's reports with a key of its own"),
                        tuple(Refusal.UNKNOWN_KEY, "add its public key to the cooperative's unit"),
                        tuple(Refusal.WRONG_FEDERATION, "expected 'fed': mend the federation in the catalogue"),
                        tuple(Refusal.REVOKED_KEY, "sign with one that holds and state the values again"));
    }

    /** From the words that say what to do to the end, without the full stop. */
    private static String adviceOf(String detail) {
        return detail.replaceFirst("^.*?(expected|: sign|: add)", "$1")
                .replaceFirst("^: ", "")
                .replaceFirst("\\.$", "");
    }

    @Test
    void keepsWhatIsGoodInAReportAndPutsTheRestAside() {
        var statements = List.of(
                new Statement(new IndicatorCode("bread"), MONDAY, 100, "kg"),
                new Statement(new IndicatorCode("bread"), MONDAY.plusDays(1), 100, "t"),
                new Statement(new IndicatorCode("bread"), LocalDate.of(2027, 1, 1), 100, "kg"),
                new Statement(new IndicatorCode("bread"), LocalDate.of(1999, 12, 31), 100, "kg"),
                new Statement(new IndicatorCode("bread"), MONDAY.plusDays(2), -5, "kg"),
                new Statement(new IndicatorCode("cakes"), MONDAY, 100, "kg"));
        sendAndAwait(federation.bakery.signed(federation.bakery.report(1, NOW, statements)));
        assertThat(values("bakery")).containsExactly(100.0);
        var aside = federation.part(Quarantine.class).latest(10);
        assertThat(aside).extracting(Quarantined::reason).containsExactly(Refusal.STATEMENTS_REFUSED);
        assertThat(aside.getFirst().detail())
                .contains("bread on 2026-03-03: unit 't', expected 'kg'")
                .contains("bread on 2027-01-01: the day is in the future")
                .contains("bread on 1999-12-31: the day lies too far back, expected 2000-01-01 at the earliest")
                .contains("bread on 2026-03-04: -5.0 is below the lowest possible 0.0")
                .contains("cakes on 2026-03-02: not an indicator of bakery");
    }

    @Test
    void putsAsideOtherContentUnderTheSameNumber() {
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 999)));
        sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(values("bakery")).containsExactly(100.0, 110.0);
        assertThat(reasons()).containsExactly(Refusal.OTHER_CONTENT);
        await().until(() -> counted("minga.reports.recorded") == 2);
        assertThat(counted("minga.reports.refused")).isEqualTo(1);
        assertThat(counted("minga.reports.duplicate")).isZero();
    }

    @Test
    void saysHowLongAgoTheNewestReportWasRecorded() {
        assertThat(gauge("minga.readings.newest.age")).isZero();
        sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation.setClock(NOW.plus(Duration.ofHours(1)));
        assertThat(gauge("minga.readings.newest.age")).isBetween(3590.0, 3610.0);
    }

    @Test
    void changesNothingWhenEverythingIsReadAgainFromTheBeginning() {
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100, 110)));
        federation.send(federation.bakery.record(new byte[] {1, 2, 3}, Map.of()));
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 999)));
        sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY, 120)));
        var before = federation.contents();
        federation.restartFromTheBeginning();
        federation.awaitJudged();
        assertThat(federation.contents()).isEqualTo(before);
    }

    @Test
    void takesItsPartitionsAsSoonAsTheDatabaseLetsIt() {
        sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        var sabotage = Sabotage.of(federation.tables(), "consumer_offset", 2);
        federation.restart();
        await("refused twice and taken").until(() -> sabotage.attempts() > 2);
        sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(values("bakery")).containsExactly(100.0, 110.0);
    }

    @Test
    void readsOnWhereTheBrokerStandsWhenItsLogWasCutOff() {
        sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation
                .tables()
                .sql("update consumer_offset set next_offset = 1000000, epoch = epoch + 1")
                .update();
        federation.restart();
        sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(federation
                        .tables()
                        .sql("select count(*) from consumer_offset where next_offset between 1 and 999999")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(values("bakery")).containsExactly(100.0, 110.0);
    }

    @Test
    void takesAPartitionAnewThatWasTakenFromIt() {
        sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation.tables().sql("update consumer_offset set epoch = epoch + 1").update();
        var stolen = epochs();
        sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(epochs()).allSatisfy((partition, epoch) -> assertThat(epoch).isGreaterThan(stolen.get(partition)));
        assertThat(values("bakery")).containsExactly(100.0, 110.0);
        assertThat(federation.count("report")).isEqualTo(2);
    }

    @Test
    void writesNothingWhileAnotherNodeHoldsThePartition() {
        sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation.tables().sql("update consumer_offset set epoch = epoch + 1").update();
        var takeovers = Sabotage.ofColumn(federation.tables(), "consumer_offset", "epoch");
        var before = federation.contents();
        try (var log = HeardLog.of("coop.minga.analytics.watch")) {
            federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
            await("fenced").until(() -> log.said("was taken by another node"));
        }
        await("refused").atMost(Duration.ofSeconds(30)).until(() -> takeovers.attempts() > 0);
        assertThat(federation.contents()).isEqualTo(before);
        takeovers.callOff();
        federation.awaitCount("report", 2);
        assertThat(values("bakery")).containsExactly(100.0, 110.0);
    }

    @Test
    void aKeyOfOthersTakesNoNumberOfAStream() {
        var stolen = federation.bakery.stream();
        var statement = new Statement(new IndicatorCode("milk"), MONDAY, 7, "kg");
        federation.send(federation.dairy.signed(federation.dairy.report(stolen, 1, NOW, List.of(statement))));
        sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        assertThat(values("bakery")).containsExactly(100.0);
        assertThat(values("dairy")).containsExactly(7.0);
        assertThat(reasons()).isEmpty();
    }

    @Test
    void recordsOnWhenTheDatabaseHasCutAllItsConnections() {
        sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        assertThat(federation.tables().sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                        """).query(Long.class).single()).isPositive();
        sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(values("bakery")).containsExactly(100.0, 110.0);
        assertThat(federation.count("statement")).isEqualTo(2);
    }

    @Test
    void putsAsideWhatARevokedKeySigned() {
        sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation
                .tables()
                .sql("update cooperative_key set revoked_at = now() where unit = 'bakery'")
                .update();
        federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY, 999)));
        federation.awaitCount("quarantine", 1);
        assertThat(values("bakery")).containsExactly(100.0);
        assertThat(reasons()).containsExactly(Refusal.REVOKED_KEY);
    }

    @Test
    void recordsWhatTheMendedCatalogueLetsItWhenItIsSentAgain() {
        var first = NOW.minus(Duration.ofDays(2));
        var report = federation.bakery.signed(
                federation.bakery.report(1, first, List.of(bread(0, 100, "kg"), bread(1, 7, "t"), bread(2, 9, "t"))));
        federation.send(report);
        sendAndAwait(federation.bakery.signed(
                federation.bakery.report(2, first.plusSeconds(60), List.of(bread(1, 150, "kg")))));
        assertThat(values("bakery")).containsExactly(100.0, 150.0);
        federation.tables().sql("update indicator set measure = 't'").update();
        federation.setClock(NOW.plus(Duration.ofHours(1)));
        federation.send(report);
        await("recorded").until(() -> federation.count("statement") == 4);
        federation.awaitJudged();
        assertThat(values("bakery")).containsExactly(100.0, 150.0, 9.0);
        assertThat(federation.part(Readings.class).revisions(series("bakery"), MONDAY.plusDays(1)))
                .extracting(Reading::value)
                .containsExactly(7.0, 150.0);
        assertThat(federation
                        .part(Readings.class)
                        .asKnownAt(NOW.plusSeconds(1), series("bakery"), MONDAY, MONDAY.plusDays(9)))
                .hasSize(2);
        assertThat(reasons()).isEmpty();
        assertThat(federation.part(Quarantine.class).count()).isZero();
        federation.send(report);
        sendAndAwait(federation.bakery.signed(federation.bakery.report(3, NOW, List.of(bread(3, 8, "t")))));
        assertThat(federation.count("statement")).isEqualTo(5);
    }

    @Test
    void keepsInQuarantineWhatTheMendedCatalogueStillRefuses() {
        var report = federation.bakery.signed(
                federation.bakery.report(1, NOW, List.of(bread(0, 7, "t"), bread(1, 8, "loaves"))));
        sendAndAwait(report);
        federation.tables().sql("update indicator set measure = 't'").update();
        federation.send(report);
        await("recorded").until(() -> federation.count("statement") == 1);
        assertThat(reasons()).containsExactly(Refusal.STATEMENTS_REFUSED);
        assertThat(federation.part(Quarantine.class).latest(1).getFirst().detail())
                .isEqualTo("bread on 2026-03-03: unit 'loaves', expected 't'");
    }

    @Test
    void keepsTheBeginningOfALongRecordAndSaysHowLongItWas() {
        var headers = Map.of("minga_key", "k".repeat(100_000));
        federation.send(federation.bakery.record(new byte[200_000], headers));
        var many = IntStream.range(0, 1_000)
                .mapToObj(day -> bread(day - 5_000, 1, "wagon loads"))
                .toList();
        federation.send(federation.bakery.signed(federation.bakery.report(1, NOW, many)));
        federation.awaitCount("quarantine", 2);
        var aside = federation.part(Quarantine.class).latest(2);
        assertThat(aside.getLast().bytes()).isEqualTo(200_000);
        assertThat(aside.getFirst().detail()).hasSizeLessThan(5_000).contains("and 980 more");
        assertThat(federation
                        .tables()
                        .sql("select max(length(payload)) || ' ' || max(length(headers::text)) / 10000 from quarantine")
                        .query(String.class)
                        .single())
                .isEqualTo("65536 0");
    }

    private static Statement bread(int daysAfterMonday, double value, String unit) {
        return new Statement(new IndicatorCode("bread"), MONDAY.plusDays(daysAfterMonday), value, unit);
    }

    private void sendAndAwait(ProducerRecord<byte[], byte[]> last) {
        var cooperative = new String(last.key(), StandardCharsets.UTF_8);
        var before = federation.lastReportOf(cooperative);
        federation.send(last);
        await("recorded").until(() -> federation.lastReportOf(cooperative) > before);
        federation.awaitJudged();
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

    private List<Double> values(String unit) {
        return federation.part(Readings.class).between(series(unit), MONDAY, MONDAY.plusYears(1)).values().stream()
                .map(Reading::value)
                .toList();
    }

    private Map<Integer, Long> epochs() {
        return federation
                .tables()
                .sql("select partition, epoch from consumer_offset")
                .query((row, number) -> Map.entry(row.getInt("partition"), row.getLong("epoch")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Refusal> reasons() {
        return federation.part(Quarantine.class).latest(100).stream()
                .map(Quarantined::reason)
                .toList();
    }

    private SeriesId series(String unit) {
        return federation.part(Indicators.class).of(new UnitId(unit)).getFirst().series();
    }
}
