package coop.minga.analytics.catalogue;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.MeasureName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MeasureLabelTests {

    private static final Locale SPANISH = Locale.of("es");
    private static final Map<String, MeasureName> FAMILIES =
            Map.of("en", new MeasureName("family", "families"), "es", new MeasureName("familia", "familias"));

    @ParameterizedTest
    @CsvSource({
        "kg, kg",
        "Cel, °C",
        "[degF], °F",
        "[ppm], ppm",
        "[lb_av], lb",
        "l, L",
        "m2, m²",
        "m3/h, m³/h",
        "kg.m-2, kg·m⁻²",
        "kW.h, kWh",
        "10*3.kg, 10³·kg",
        "{CLP}/kg, CLP/kg",
        "{work_hour}, work hour",
        "1/min, 1/min",
        "US$, US$",
        "{US$}/kg, US$/kg",
        "$1, $1",
        "a\\b, a\\b",
        "%, %",
    })
    void writesUcumAsPeopleDo(String ucum, String label) {
        assertThat(label(ucum, IndicatorType.FLOW, Map.of(), Locale.ENGLISH).of(2))
                .isEqualTo(label);
    }

    @Test
    void countsInTheWordsOfTheCooperativeAndOfTheReader() {
        var english = label("{family}", IndicatorType.COUNT, FAMILIES, Locale.ENGLISH);
        assertThat(english.of(1)).isEqualTo("family");
        assertThat(english.of(0)).isEqualTo("families");
        assertThat(english.of(1.5)).isEqualTo("families");
        assertThat(english.many()).isEqualTo("families");
        assertThat(label("{family}", IndicatorType.COUNT, FAMILIES, Locale.of("es", "CL"))
                        .of(174))
                .isEqualTo("familias");
    }

    @Test
    void speaksEnglishWhereTheLanguageHasNoWordAndUcumWhereNoneHas() {
        assertThat(label("{family}", IndicatorType.COUNT, FAMILIES, Locale.of("pt"))
                        .of(2))
                .isEqualTo("families");
        assertThat(label("{family}", IndicatorType.COUNT, Map.of(), SPANISH).of(2))
                .isEqualTo("family");
    }

    @Test
    void formatsAShareInPercentAndABareNumberWithoutUnit() {
        var share = label("1", IndicatorType.RATIO, Map.of(), SPANISH);
        assertThat(share.shown(0.25)).isEqualTo(25);
        assertThat(share.many()).isEqualTo("%");
        var bare = label("1", IndicatorType.COUNT, Map.of(), SPANISH);
        assertThat(bare.shown(25)).isEqualTo(25);
        assertThat(bare.many()).isEmpty();
    }

    private static MeasureLabel label(
            String unit, IndicatorType nature, Map<String, MeasureName> names, Locale language) {
        var definition = new IndicatorDefinition(
                new IndicatorCode("waiting"),
                Map.of("en", "Waiting"),
                new IndicatorDefinition.Measure(unit, names),
                nature,
                GoodDirection.DOWN,
                IndicatorDefinition.PossibleRange.NONE,
                Duration.ofDays(2));
        return new MeasureLabel(definition, language);
    }
}
