package coop.minga.ui.component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.Nature;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FormatsTests {

    private final Formats english = new Formats(Locale.ENGLISH);
    private final Formats spanish = new Formats(Locale.of("es"));

    @Test
    void writesAReadingAsItWasSaid() {
        var bread = indicator("kg", Nature.FLOW);
        assertThat(english.quantity(1076.6, bread)).isEqualTo("1,076.6\u00a0kg");
        assertThat(spanish.quantity(1076.6, bread)).isEqualTo("1.076,6\u00a0kg");
    }

    @Test
    void writesAForecastWithThreeDigitsAndNeverCutsWholeOnes() {
        assertThat(english.about(3.68612)).isEqualTo("3.69");
        assertThat(english.about(745.2)).isEqualTo("745");
        assertThat(english.about(18_213.4)).isEqualTo("18,213");
        assertThat(english.about(-0.012345)).isEqualTo("-0.0123");
        assertThat(english.about(0)).isEqualTo("0");
    }

    @Test
    void writesUnitsOfMeasureAsPeopleDo() {
        assertThat(english.quantity(7, indicator("m3", Nature.FLOW))).isEqualTo("7\u00a0m³");
        assertThat(english.quantity(7, indicator("1", Nature.COUNT))).isEqualTo("7");
    }

    @Test
    void expectsNoPartsOfWhatIsCounted() {
        var jobs = indicator("{job}", Nature.COUNT);
        assertThat(english.about(-0.256, jobs)).isEqualTo("0");
        assertThat(english.about(4.07, jobs)).isEqualTo("4");
        assertThat(english.about(4.07, indicator("h", Nature.FLOW))).isEqualTo("4.07");
    }

    @Test
    void writesASharePerHundred() {
        var unsold = indicator("1", Nature.RATIO);
        assertThat(english.quantity(0.6724, unsold)).isEqualTo("67.24%");
        assertThat(spanish.quantity(0.6724, unsold)).isEqualTo("67,24\u00a0%");
        assertThat(english.about(0.7741, unsold)).isEqualTo("77.4");
    }

    @Test
    void tellsDaysAndMomentsInTheLanguageAndZoneOfThePlace() {
        assertThat(spanish.weekday(LocalDate.of(2026, 11, 22))).isEqualTo("dom 22 nov");
        assertThat(english.moment(Instant.parse("2026-11-22T02:30:00Z"), ZoneId.of("America/Santiago")))
                .isEqualTo("Sat 21 Nov, 23:30");
    }

    private static Indicator indicator(String unit, Nature nature) {
        var definition = new IndicatorDefinition(
                new IndicatorCode("bread"),
                Map.of("en", "Bread"),
                unit,
                Map.of(),
                nature,
                GoodDirection.UP,
                null,
                null,
                null,
                null,
                Duration.ofDays(2));
        return new Indicator(new SeriesId(1), new UnitId("bakery"), definition);
    }
}
