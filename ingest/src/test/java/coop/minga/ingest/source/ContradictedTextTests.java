package coop.minga.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import coop.minga.ingest.question.Answers;
import coop.minga.ingest.source.outcome.ReadFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Titles and times that mean less or something else than they seem to. */
final class ContradictedTextTests {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-09T10:00:00+25:00", "2026-11-09T10:00:00+03:75"})
    void aTimeInNoZoneIsNoDay(String time) {
        assertThat(read("day,bread\n" + time + ",604\n2026-11-10,605\n").refused())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fecha;Energía (MWh);Unidad\n2026-11-09;3,12;kWh\n",
                "Fecha;Ventas (M$)\n2026-11-09;$ 850\n",
                "Fecha;Ventas (miles);Unidad\n2026-11-09;850;CLP\n"
            })
    void aUnitInTheTitleIsNotOverruledByAnotherInTheRow(String text) {
        ReadFile file = read(text);
        assertThat(file.accepted()).isEmpty();
        assertThat(file.asked().size() + file.refused().size()).isEqualTo(1);
    }

    @Test
    void aNumberInATitleIsNoUnitOfMeasure() {
        assertThat(read("day,Parte no vendida (2)\n2026-11-09,0.05\n").accepted())
                .allSatisfy(each -> assertThat(each.value()).isEqualTo(0.05));
    }

    private static ReadFile read(String text) {
        try {
            return (ReadFile) CsvFile.read(
                    "day.csv",
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    new ReadingRules(
                            ReadInOneWayTests.catalogue(),
                            LocalDate.of(2026, 11, 29),
                            DecimalMark.EITHER,
                            Answers.NONE,
                            StatedValues.NOTHING));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
