package coop.minga.ui.component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FormatsTests {

    private final Formats english = new Formats(Locale.ENGLISH, Year.of(2026));
    private final Formats spanish = new Formats(Locale.of("es"), Year.of(2026));

    @Test
    void writesAReadingAsItWasSaid() {
        var bread = indicator("kg", IndicatorType.FLOW);
        assertThat(english.quantity(1076.6, bread)).isEqualTo("1,076.6\u00a0kg");
        assertThat(spanish.quantity(1076.6, bread)).isEqualTo("1.076,6\u00a0kg");
    }

    @Test
    void writesBothEndsOfWhatWasExpectedWithTheSameDecimals() {
        var bread = indicator("kg", IndicatorType.FLOW);
        assertThat(english.band(new Interval(78.3, 84), bread)).isEqualTo("78.3 – 84.0");
        assertThat(english.band(new Interval(18_213.4, 18_900), bread)).isEqualTo("18,213 – 18,900");
        assertThat(english.band(new Interval(-0.3, 0.12345), bread)).isEqualTo("-0.30 – 0.12");
        assertThat(english.band(new Interval(0, 0), bread)).isEqualTo("0 – 0");
        assertThat(spanish.band(new Interval(9000, 12_000), bread)).isEqualTo("9.000 – 12.000");
    }

    @Test
    void groupsWholeNumbersOfFourDigitsAlikeInEveryLanguage() {
        assertThat(english.count(999)).isEqualTo("999");
        assertThat(english.count(1234)).isEqualTo("1,234");
        assertThat(spanish.count(1234)).isEqualTo("1.234");
    }

    @Test
    void leavesOutWhatNobodyReadsOfALongFraction() {
        assertThat(english.quantity(75.005123, indicator("%", IndicatorType.RATIO)))
                .isEqualTo("75.01%");
        assertThat(english.quantity(284.5, indicator("kg", IndicatorType.FLOW))).isEqualTo("284.5\u00a0kg");
        assertThat(english.quantity(18_213.375, indicator("kg", IndicatorType.FLOW)))
                .isEqualTo("18,213.4\u00a0kg");
        assertThat(english.quantity(-0.0123456, indicator("kg", IndicatorType.FLOW)))
                .isEqualTo("-0.0123\u00a0kg");
    }

    @Test
    void writesUnitsOfMeasureAsPeopleDo() {
        assertThat(english.quantity(7, indicator("m3", IndicatorType.FLOW))).isEqualTo("7\u00a0m³");
        assertThat(english.quantity(7, indicator("1", IndicatorType.COUNT))).isEqualTo("7");
    }

    @Test
    void expectsNoPartsOfWhatIsCounted() {
        var jobs = indicator("{job}", IndicatorType.COUNT);
        assertThat(english.band(new Interval(-0.256, 4.07), jobs)).isEqualTo("0 – 4");
        assertThat(english.band(new Interval(3.9, 4.07), indicator("h", IndicatorType.FLOW)))
                .isEqualTo("3.90 – 4.07");
    }

    @Test
    void writesASharePerHundred() {
        var unsold = indicator("1", IndicatorType.RATIO);
        assertThat(english.quantity(0.6724, unsold)).isEqualTo("67.24%");
        assertThat(spanish.quantity(0.6724, unsold)).isEqualTo("67,24\u00a0%");
        assertThat(english.band(new Interval(0.7741, 0.81), unsold)).isEqualTo("77.4 – 81.0");
    }

    @Test
    void formatsDaysAndTimesInTheLanguageAndZoneOfTheUnit() {
        assertThat(spanish.weekday(LocalDate.of(2026, 11, 22))).isEqualTo("dom 22 nov");
        assertThat(english.moment(Instant.parse("2026-11-22T02:30:00Z"), ZoneId.of("America/Santiago")))
                .isEqualTo("Sat 21 Nov, 23:30");
    }

    @Test
    void saysTheYearOfDaysAndMomentsInAnother() {
        assertThat(english.day(LocalDate.of(2026, 12, 1))).isEqualTo("1 Dec 2026");
        assertThat(spanish.day(LocalDate.of(2026, 12, 1))).isEqualTo("1 dic 2026");
        assertThat(english.weekday(LocalDate.of(1990, 1, 1))).isEqualTo("Mon 1 Jan 1990");
        assertThat(spanish.weekday(LocalDate.of(2027, 1, 1))).isEqualTo("vie 1 ene 2027");
        assertThat(english.moment(Instant.parse("2027-01-01T02:30:00Z"), ZoneId.of("America/Santiago")))
                .isEqualTo("Thu 31 Dec, 23:30");
        assertThat(english.moment(Instant.parse("2027-01-01T03:30:00Z"), ZoneId.of("America/Santiago")))
                .isEqualTo("Fri 1 Jan 2027, 00:30");
    }

    private static Indicator indicator(String unit, IndicatorType nature) {
        var definition = new IndicatorDefinition(
                new IndicatorCode("bread"),
                Map.of("en", "Bread"),
                new IndicatorDefinition.Measure(unit, Map.of()),
                nature,
                GoodDirection.UP,
                IndicatorDefinition.PossibleRange.NONE,
                Duration.ofDays(2));
        return new Indicator(new SeriesId(1), new UnitId("bakery"), definition, null);
    }
}
