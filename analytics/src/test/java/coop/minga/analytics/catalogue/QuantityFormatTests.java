package coop.minga.analytics.catalogue;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuantityFormatTests {

    @ParameterizedTest
    @CsvSource({
        "0, '0', '0'",
        "0.31, '0.31', '0,31'",
        "300, '300', '300'",
        "4410.1, '4,410', '4.410'",
        "-4410.1, '-4,410', '-4.410'",
        "12345.6, '12,350', '12.350'",
        "999949, '999,900', '999.900'",
        "1000000, '1M', '1 M'",
        "13426913, '13.43M', '13,43 M'",
        "134269130, '134.3M', '134,3 M'",
    })
    void showsFourDigitsAtAGlance(double value, String english, String spanish) {
        assertThat(format(Locale.ENGLISH).brief(value)).isEqualTo(english);
        assertThat(format(Locale.of("es")).brief(value).replace('\u00a0', ' ')).isEqualTo(spanish);
    }

    @ParameterizedTest
    @CsvSource({
        "957.3, 1072.4, 957, '1,072'",
        "10992780, 11978913, 10.99M, 11.98M",
        "12345.1, 12345.9, '12,345.10', '12,345.90'",
        "1000001, 1000099, '1,000,001', '1,000,099'",
    })
    void keepsBothEndsOfARangeApart(double low, double high, String from, String to) {
        var range = format(Locale.ENGLISH).briefExpected(low, high);
        assertThat(range.low()).isEqualTo(from);
        assertThat(range.high()).isEqualTo(to);
    }

    private static QuantityFormat format(Locale language) {
        return new QuantityFormat(new MeasureLabel(definition(), language));
    }

    private static IndicatorDefinition definition() {
        return new IndicatorDefinition(
                new IndicatorCode("turnover"),
                Map.of("en", "Turnover"),
                new IndicatorDefinition.Measure("CLP", Map.of()),
                IndicatorType.FLOW,
                GoodDirection.UP,
                IndicatorDefinition.PossibleRange.NONE,
                Duration.ofDays(2));
    }
}
