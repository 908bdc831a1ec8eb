package coop.minga.ui.component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FormatsTests {

    private final Formats english = new Formats(Locale.ENGLISH);
    private final Formats spanish = new Formats(Locale.of("es"));

    @Test
    void writesAReadingAsItWasSaid() {
        assertThat(english.quantity(1076.6, "kg")).isEqualTo("1,076.6\u00a0kg");
        assertThat(spanish.quantity(1076.6, "kg")).isEqualTo("1.076,6\u00a0kg");
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
        assertThat(Formats.unitLabel("{people}")).isEqualTo("people");
        assertThat(Formats.unitLabel("kW.h")).isEqualTo("kW·h");
        assertThat(Formats.unitLabel("m3")).isEqualTo("m³");
        assertThat(english.quantity(7, "1")).isEqualTo("7");
    }

    @Test
    void tellsDaysAndMomentsInTheLanguageAndZoneOfThePlace() {
        assertThat(spanish.weekday(LocalDate.of(2026, 11, 22))).isEqualTo("dom 22 nov");
        assertThat(english.moment(Instant.parse("2026-11-22T02:30:00Z"), ZoneId.of("America/Santiago")))
                .isEqualTo("Sat 21 Nov, 23:30");
    }
}
