package coop.minga.deploy.check;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.quarantine.QuarantineReason;
import coop.minga.analytics.quarantine.Quarantined;
import coop.minga.analytics.series.Reading;
import coop.minga.analytics.series.Readings;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Report;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.contract.Topics;
import coop.minga.ingest.file.ReportKeyPair;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Quarantine: reasons, bounds, and recovery after a corrected catalogue. */
@RealServices
final class QuarantineIntegrationTests extends TestFederation {

    private static final int FLOOD = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void saysOfWhatItPutsAsideWhatToDo() {
        var report = federation.bakery.report(1, "bread", MONDAY, 100);
        var signed = federation.bakery.signed(report);
        federation.send(federation.bakery.record(signed.value(), Map.of()));
        federation.send(withPayload(signed, new byte[] {'{', '}'}));
        federation.send(
                federation.bakery.signed(federation.dairy.report(1, "milk", MONDAY, 1), federation.bakery.keys()));
        federation.send(federation.bakery.signed(report, ReportKeyPair.generate()));
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
                        tuple(QuarantineReason.UNSIGNED, "expected the type coop.minga.report.v1"),
                        tuple(QuarantineReason.WRONG_SIGNATURE, "sign exactly the bytes that are sent"),
                        tuple(QuarantineReason.NOT_THEIRS, "sign each cooperative's reports with a key of its own"),
                        tuple(QuarantineReason.UNKNOWN_KEY, "add its public key to the cooperative's unit"),
                        tuple(
                                QuarantineReason.WRONG_FEDERATION,
                                "expected 'fed': mend the federation in the catalogue"),
                        tuple(QuarantineReason.REVOKED_KEY, "sign with one that holds and state the values again"));
    }

    @Test
    void keepsWhatIsGoodInAReportAndPutsTheRestAside() {
        var statements = List.of(
                new Statement(new IndicatorCode("bread"), MONDAY, 100, "kg"),
                new Statement(new IndicatorCode("bread"), MONDAY.plusDays(1), 100, "t"),
                new Statement(new IndicatorCode("bread"), LocalDate.of(2027, 1, 1), 100, "kg"),
                new Statement(new IndicatorCode("bread"), MONDAY.plusDays(2), -5, "kg"),
                new Statement(new IndicatorCode("cakes"), MONDAY, 100, "kg"));
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, NOW, statements)));
        assertThat(federation.values("bakery")).containsExactly(100.0);
        var aside = federation.part(Quarantine.class).latest(10);
        assertThat(aside).extracting(Quarantined::reason).containsExactly(QuarantineReason.STATEMENTS_REFUSED);
        assertThat(aside.getFirst().detail())
                .contains("bread on 2026-03-03: unit 't', expected 'kg'")
                .contains("bread on 2027-01-01: the day is in the future")
                .contains("bread on 2026-03-04: -5.0 is below the lowest possible 0.0")
                .contains("cakes on 2026-03-02: not an indicator of bakery");
    }

    @Test
    void theDayOfTheUnitSaysWhatLiesAheadWhicheverZoneAReportNames() {
        var evening = NOW.atZone(Cooperative.ZONE).with(LocalTime.of(22, 0));
        federation.setClock(evening.toInstant());
        var today = evening.toLocalDate();
        var bread = new IndicatorCode("bread");
        var report = federation.bakery.report(
                1,
                evening.toInstant(),
                List.of(
                        new Statement(bread, today.plusDays(1), 100, "kg"),
                        new Statement(bread, today.plusDays(2), 100, "kg")));
        federation.sendAndAwait(federation.bakery.signed(new Report(
                report.federation(),
                report.cooperative(),
                report.stream(),
                report.sequence(),
                report.statedAt(),
                ZoneOffset.MAX,
                report.statements())));
        assertThat(federation.values("bakery")).hasSize(1);
        assertThat(federation.part(Quarantine.class).latest(10))
                .singleElement()
                .extracting(Quarantined::detail)
                .asString()
                .contains(
                        "bread on " + today.plusDays(2) + ": the day is in the future, expected " + today.plusDays(1));
    }

    @Test
    void recordsWhatTheMendedCatalogueLetsItWhenItIsSentAgain() {
        var first = NOW.minus(Duration.ofDays(2));
        var report = federation.bakery.signed(
                federation.bakery.report(1, first, List.of(bread(0, 100, "kg"), bread(1, 7, "t"), bread(2, 9, "t"))));
        federation.send(report);
        federation.sendAndAwait(federation.bakery.signed(
                federation.bakery.report(2, first.plusSeconds(60), List.of(bread(1, 150, "kg")))));
        assertThat(federation.values("bakery")).containsExactly(100.0, 150.0);
        federation.tables().sql("update indicator set measure = 't'").update();
        federation.setClock(NOW.plus(Duration.ofHours(1)));
        federation.send(report);
        await("recorded").until(() -> federation.count("statement") == 4);
        federation.awaitJudged();
        assertThat(federation.values("bakery")).containsExactly(100.0, 150.0, 9.0);
        assertThat(federation
                        .part(Readings.class)
                        .revisions(federation.series("bakery"), MONDAY.plusDays(1), Integer.MAX_VALUE, 10))
                .extracting(Reading::value)
                .containsExactly(7.0, 150.0);
        assertThat(federation
                        .part(Readings.class)
                        .asKnownAt(NOW.plusSeconds(1), federation.series("bakery"), MONDAY, MONDAY.plusDays(9)))
                .hasSize(2);
        assertThat(federation.reasons()).isEmpty();
        assertThat(federation.part(Quarantine.class).count()).isZero();
        federation.send(report);
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(3, NOW, List.of(bread(3, 8, "t")))));
        assertThat(federation.count("statement")).isEqualTo(5);
    }

    @Test
    void keepsInQuarantineWhatTheMendedCatalogueStillRefuses() {
        var report = federation.bakery.signed(
                federation.bakery.report(1, NOW, List.of(bread(0, 7, "t"), bread(1, 8, "loaves"))));
        federation.sendAndAwait(report);
        federation.tables().sql("update indicator set measure = 't'").update();
        federation.send(report);
        await("recorded").until(() -> federation.count("statement") == 1);
        assertThat(federation.reasons()).containsExactly(QuarantineReason.STATEMENTS_REFUSED);
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

    @Test
    void keepsABoundedPartOfAFloodAndCountsTheRestOnce() {
        var large = new byte[64 << 10];
        for (var number = 0; number < FLOOD; number++) {
            federation.queue(federation.bakery.signed(large));
            federation.queue(federation.bakery.record(large, Map.of("minga_key", "ab")));
            federation.queue(anonymous(large));
        }
        federation.send(federation.dairy.signed(new byte[] {'{', '}'}));
        federation.sendAndAwait(federation.dairy.signed(federation.dairy.report(1, "milk", MONDAY, 1)));
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        await("all of the flood").atMost(PATIENCE).until(() -> records() == 3 * FLOOD + 1);
        var signed = federation
                .tables()
                .sql("select count(*) from quarantine where unit = 'bakery'")
                .query(Long.class)
                .single();
        assertThat(signed).as("as many as details fit").isBetween(100L, 200L);
        assertThat(kept())
                .containsExactlyInAnyOrder("bakery null " + signed, "dairy null 1", "null bakery 100", "null null 100");
        assertThat(keptBytes()).containsExactly(2_000_000L / large.length, 2 * (1_000_000L / large.length));
        var quarantine = federation.part(Quarantine.class);
        assertThat(quarantine.discarded(10))
                .extracting(each -> each.proven() + " " + each.unit() + " " + each.records() + " " + each.bytes())
                .containsExactlyInAnyOrder(
                        "true bakery " + (FLOOD - signed) + " " + (FLOOD - signed) * large.length,
                        "false bakery 500 " + 500 * large.length,
                        "false null 500 " + 500 * large.length);
        assertThat(quarantine.discardedOf(new UnitId("dairy"))).isEmpty();
        var before = federation.contents();
        federation.setClock(NOW.plus(Duration.ofHours(1)));
        federation.restartFromTheBeginning();
        federation.awaitJudged();
        assertThat(federation.contents()).isEqualTo(before);
    }

    @Test
    void countsWhatIsTooOldToBeKeptAndKeepsTheEntryOfAReportThatCanBeMendedWithoutAPlace() {
        federation.send(federation.bakery.signed(new byte[] {'{', '}'}));
        federation.send(anonymous(new byte[] {1, 2, 3}));
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, NOW, List.of(bread(0, 7, "t")))));
        federation.setClock(NOW.plus(Duration.ofDays(31)));
        federation.send(anonymous(new byte[] {4}));
        await("counted").until(() -> federation.count("quarantine_count") == 2);
        assertThat(federation.part(Quarantine.class).latest(10))
                .extracting(Quarantined::reason)
                .containsExactly(QuarantineReason.UNSIGNED, QuarantineReason.STATEMENTS_REFUSED);
        assertThat(federation.part(Quarantine.class).discarded(10))
                .extracting(each -> each.unit() + " " + each.records() + " " + each.bytes())
                .containsExactlyInAnyOrder("bakery 1 2", "null 1 3");
        assertThat(federation
                        .tables()
                        .sql("select length(payload) || ' ' || in_quota from quarantine where unit = 'bakery'")
                        .query(String.class)
                        .single())
                .isEqualTo("0 false");
        var before = federation.contents();
        federation.restartFromTheBeginning();
        assertThat(federation.contents()).isEqualTo(before);
    }

    @Test
    void countsWhatIsTooOldToBeKeptThoughNoMoreIsRefused() {
        federation.send(federation.bakery.signed(new byte[] {'{', '}'}));
        federation.awaitCount("quarantine", 1);
        var quarantine = federation.part(Quarantine.class);
        var detail = quarantine.latest(1).getFirst().detail();
        federation.setClock(NOW.plus(Duration.ofDays(31)));
        quarantine.deleteOld();
        assertThat(quarantine.latest(1)).isEmpty();
        assertThat(quarantine.discarded(10))
                .extracting(each -> each.records() + " " + each.reason() + " " + each.detail())
                .containsExactly("1 UNREADABLE " + detail);
    }

    @Test
    void keepsABoundedNumberOfPartlyAcceptedReportsAndCountsTheOldest() {
        addEntriesWithoutPlace(5_002, "short", NOW);
        refuseAStatement(1);
        assertThat(entriesWithoutPlace()).isEqualTo(5_000);
        assertThat(notKeptOfBakery()).isEqualTo("2 short 2");
        federation.tables().sql("delete from quarantine where not in_quota").update();
        addEntriesWithoutPlace(2_502, "x".repeat(3_995), NOW.plusSeconds(1));
        refuseAStatement(2);
        assertThat(entriesWithoutPlace()).isLessThan(2_502).isGreaterThan(2_490);
        assertThat(notKeptOfBakery()).startsWith((2 + 2_502 - entriesWithoutPlace()) + " xxx");
    }

    /** Adds entries of an earlier topic, quarantined at this time. */
    private void addEntriesWithoutPlace(int number, String detail, Instant now) {
        federation
                .tables()
                .sql("""
                        insert into quarantine (topic_id, partition, record_offset, unit, stream, sequence, reason, detail,
                                                headers, payload, bytes, in_quota, quarantined_at)
                        select 'before', 0, offsets, 'bakery', gen_random_uuid(), offsets, 'STATEMENTS_REFUSED',
                               :detail || ' ' || offsets, '{}', '', 1, false, :now::timestamptz
                        from generate_series(1, :number) as offsets
                        """)
                .param("detail", detail)
                .param("now", now.toString())
                .param("number", number)
                .update();
    }

    private void refuseAStatement(long sequence) {
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(sequence, NOW, List.of(bread(0, 7, "t")))));
    }

    private long entriesWithoutPlace() {
        return federation
                .tables()
                .sql("select count(*) from quarantine where not in_quota")
                .query(Long.class)
                .single();
    }

    private String notKeptOfBakery() {
        var count = federation
                .part(Quarantine.class)
                .discardedOf(new UnitId("bakery"))
                .getFirst();
        return count.records() + " " + count.detail();
    }

    @Test
    void aRecordKeyOfAnyBytesHoldsUpNoPartition() {
        var keys = List.of(
                "ba\0kery".getBytes(StandardCharsets.UTF_8),
                new byte[0],
                new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF},
                new byte[900_000],
                "bakery".getBytes(StandardCharsets.UTF_8));
        keys.forEach(key -> federation.queue(new ProducerRecord<>(Topics.REPORTS, 0, key, new byte[] {1})));
        var report = federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100));
        federation.sendAndAwait(
                new ProducerRecord<>(Topics.REPORTS, 0, report.key(), report.value(), report.headers()));
        assertThat(federation.values("bakery")).containsExactly(100.0);
        assertThat(federation.part(Quarantine.class).latest(10))
                .extracting(each -> each.reason() + " " + each.claimed())
                .containsExactly("UNSIGNED bakery", "UNSIGNED null", "UNSIGNED null", "UNSIGNED null", "UNSIGNED null");
    }

    /** Quarantined and counted records. */
    private long records() {
        return federation
                .tables()
                .sql("select (select count(*) from quarantine) + coalesce(sum(records), 0) from quarantine_count")
                .query(Long.class)
                .single();
    }

    /** Number of rows by signing unit and claimed unit. */
    private List<String> kept() {
        return federation.tables().sql("""
                        select concat_ws(' ', coalesce(unit, 'null'), coalesce(claimed_unit, 'null'), count(*))
                        from quarantine group by unit, claimed_unit
                        """).query(String.class).list();
    }

    /** Number of kept 64 KiB payloads: signed by the bakery, and unproven. */
    private List<Long> keptBytes() {
        return federation.tables().sql("""
                        select count(*) from quarantine where length(payload) = 65536 group by unit order by unit
                        """).query(Long.class).list();
    }

    private static ProducerRecord<byte[], byte[]> anonymous(byte[] payload) {
        return new ProducerRecord<>(Topics.REPORTS, "no such unit".getBytes(StandardCharsets.UTF_8), payload);
    }

    private static Statement bread(int daysAfterMonday, double value, String unit) {
        return new Statement(new IndicatorCode("bread"), MONDAY.plusDays(daysAfterMonday), value, unit);
    }

    /** The instruction of the detail, without full stop. */
    private static String adviceOf(String detail) {
        return detail.replaceFirst("^.*?(expected|: sign|: add)", "$1")
                .replaceFirst("^: ", "")
                .replaceFirst("\\.$", "");
    }

    private static ProducerRecord<byte[], byte[]> withPayload(ProducerRecord<byte[], byte[]> record, byte[] payload) {
        return new ProducerRecord<>(record.topic(), null, record.key(), payload, record.headers());
    }
}
