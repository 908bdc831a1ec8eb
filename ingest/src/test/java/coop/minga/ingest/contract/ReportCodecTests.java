package coop.minga.ingest.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ReportCodecTests {
    @ParameterizedTest
    @ValueSource(strings = {"reports/report-v1.json", "reports/report-v1-withdrawal.json"})
    void writesTheNewestSamplesBackByteForByte(String newest) throws Exception {
        byte[] sample = Reports.sample(newest);

        assertThat(ReportCodec.encode(ReportCodec.decode(sample))).isEqualTo(sample);
    }

    @Test
    void readsWhatAnotherProgramWroteAndIgnoresFieldsItDoesNotKnow() throws Exception {
        Report report = ReportCodec.decode(Reports.sample("reports/report-v1-other-writer.json"));

        assertThat(report.sequence()).isEqualTo(18);
        assertThat(report.statedAt()).isEqualTo(Instant.parse("2026-11-22T05:00:00.123Z"));
        assertThat(report.statements()).containsExactly(Reports.bread(Reports.DAY, 812));
    }

    @Test
    void readsAWithdrawalOnlyWhereItIsSaid() throws Exception {
        Report report = ReportCodec.decode(Reports.sample("reports/report-v1-withdrawal.json"));
        assertThat(report.statements().getFirst().withdrawn()).isFalse();
        assertThat(report.statements().getLast())
                .isEqualTo(Statement.withdrawal(new IndicatorCode("bread"), Reports.DAY, "kg"));

        String sample = new String(Reports.sample("reports/report-v1-withdrawal.json"), StandardCharsets.UTF_8);
        for (String unclear : List.of("\"withdrawn\":true,\"value\":7", "\"withdrawn\":false", "\"withdrawn\":1")) {
            assertThatThrownBy(() -> ReportCodec.decode(
                            sample.replace("\"withdrawn\":true", unclear).getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(UnreadableReportException.class);
        }
    }

    @Test
    void readsBackWhatItWrote() throws Exception {
        Report report =
                Reports.of(Reports.bread(Reports.DAY, 0.1 + 0.2), Reports.bread(Reports.DAY.minusDays(1), -0.0));

        assertThat(ReportCodec.decode(ReportCodec.encode(report))).isEqualTo(report);
    }

    @Test
    void theLargestReportFitsWellWithinTheLimit() throws Exception {
        Statement[] statements = IntStream.range(0, Report.MOST_STATEMENTS)
                .mapToObj(day -> new Statement(
                        new IndicatorCode("x".repeat(63)),
                        Reports.DAY.minusDays(day),
                        -Math.PI * 1e-300,
                        "\u00e9".repeat(40)))
                .toArray(Statement[]::new);

        byte[] payload = ReportCodec.encode(Reports.of(statements));

        assertThat(payload).hasSizeLessThan(ReportCodec.MAX_BYTES / 2);
        assertThat(ReportCodec.decode(payload).statements()).hasSize(Report.MOST_STATEMENTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "812.5                    | NaN               | not whole and valid JSON",
                "812.5                    | \"NaN\"           | readings[1].value: \"NaN\", expected a number",
                "812.5                    | 1e308             | finite number between -1e15 and 1e15",
                "812.5                    | 1e999             | a finite number",
                "812.5                    | -1e16             | finite number between -1e15 and 1e15",
                "812.5                    | 123456789012345678901234567890 | finite number between -1e15 and 1e15",
                "812.5                    | null              | readings[1].value: missing, expected a value",
                "\"kg\"                   | \"k\\ng\"         | unit \"k\\u{a}g\", expected",
                "\"kg\"                   | \"\"              | unit \"\", expected 1 to 40 printable characters",
                "\"2026-11-20\"           | \"2026-11-31\"    | day: \"2026-11-31\", expected a day like",
                "\"2026-11-20\"           | \"+12026-11-30\"  | a day between 2000-01-01 and 2999-12-31",
                "\"2026-11-20\"           | \"1999-12-31\"    | a day between 2000-01-01 and 2999-12-31",
                "\"2026-11-20\"           | \"2026-11-21\"    | each indicator once for a day",
                "\"sequence\":17          | \"sequence\":0    | sequence \"0\", expected a whole number from 1",
                "\"sequence\":17          | \"sequence\":1.5  | sequence: \"1.5\", expected a whole number",
                "\"sequence\":17          | \"sequence\":99999999999999999999 | at most 63 bits",
                "\"sequence\":17          | \"sequence\":1,\"sequence\":2 | Duplicate",
                "\"version\":1            | \"version\":2     | version: \"2\", expected 1",
                "\"pan-del-sur\"          | \"Pan del Sur\"   | cooperative \"Pan del Sur\", expected 1 to 63",
                "6f1d2b1e-8a7c-           | 1-1-              | stream: ",
                "2026-11-22T05:00:00.000Z | yesterday         | stated_at: \"yesterday\", expected a time like",
                "America/Santiago         | Cybersyn          | zone: \"Cybersyn\", expected a time zone",
            })
    void refusesWithAReasonInWords(String good, String bad, String reason) {
        String sample = new String(Reports.sample("reports/report-v1.json"), StandardCharsets.UTF_8);
        assertThat(sample).contains(good);

        byte[] payload = sample.replace(good, bad).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ReportCodec.decode(payload))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "17", "{}", "{\"version\":1} {}", "\u0000\u0001"})
    void refusesWhatIsNoReportAtAll(String text) {
        assertThatThrownBy(() -> ReportCodec.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableReportException.class);
    }

    @Test
    void refusesEveryTruncation() {
        byte[] sample = Reports.sample("reports/report-v1.json");

        assertThat(IntStream.range(0, sample.length))
                .allSatisfy(length -> assertThatThrownBy(() -> ReportCodec.decode(Arrays.copyOf(sample, length)))
                        .isInstanceOf(UnreadableReportException.class));
    }

    @Test
    void refusesMoreBytesThanAReportMayHave() {
        assertThatThrownBy(() -> ReportCodec.decode(new byte[ReportCodec.MAX_BYTES + 1]))
                .hasMessageContaining("expected at most 1000000");
    }

    @Test
    void refusesDeepNestingWithoutFollowingIt() {
        byte[] deep = ("{\"x\":" + "[".repeat(900_000)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ReportCodec.decode(deep)).hasMessageContaining("exceeds a limit of the format");
    }
}
