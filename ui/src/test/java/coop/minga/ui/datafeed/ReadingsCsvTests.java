package coop.minga.ui.datafeed;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.datafeed.DatafeedDay;
import coop.minga.analytics.filter.result.Basis;
import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.ProcessProbabilities;
import coop.minga.analytics.filter.result.TransformKind;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.text.DayWords;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.analytics.verdict.JudgedDay;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.MeasureName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingsCsvTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);
    private static final ForecastBand BAND =
            new ForecastBand(135, 135, new Interval(120, 150), new Interval(112, 158), new Interval(104, 166));

    @Test
    void hasALineADayWithUnroundedNumbersAndNothingWhereNothingIsKnown() {
        var step = new Verdict(
                new Classification(VerdictKind.LEVEL_STEP, Direction.DOWN, DAY, 0.98), 3.25, 0.001, true, true);
        var processes = new ProcessProbabilities(0.01, 0.04, 0.9, 0.05);
        var basis = new Basis(TransformKind.ASINH, false, 0);
        var judged = new JudgedDay(
                DAY,
                90.123456,
                new JudgedDay.Bands(BAND, null),
                step,
                VerdictKind.LEVEL_STEP,
                new JudgedDay.Details(null, processes, basis));

        var lines = ReadingsCsv.of(
                        List.of(
                                new DatafeedDay(DAY.minusDays(1), null, 0, null, false, false, null),
                                new DatafeedDay(DAY, 90.123456, 2, BAND, false, false, judged)),
                        new DayWords(loaves(), Locale.ENGLISH))
                .split("\r\n");

        assertThat(lines[1]).isEqualTo("2026-03-03,,0,false" + ",".repeat(23) + ",\"Nothing was reported.\"");
        assertThat(lines[2])
                .startsWith("2026-03-04,90.123456,2,false,104.0,112.0,120.0,135.0,150.0,158.0,166.0,3.25,0.001,"
                        + "LEVEL_STEP,DOWN,0.98,2026-03-04,true,true,LEVEL_STEP,0.01,0.04,0.9,0.05,ASINH,false,0,"
                        + "\"90.12 \"\"loaves\"\"; usual 120 to 150 \"\"loaves\"\"");
        assertThat(lines[0].split(",")).hasSize(lines[1].split(",", -1).length);
    }

    private static Indicator loaves() {
        return new Indicator(
                new SeriesId(7),
                new UnitId("bakery"),
                new IndicatorDefinition(
                        new IndicatorCode("loaves"),
                        Map.of("en", "Loaves"),
                        new IndicatorDefinition.Measure("{loaf}", Map.of("en", new MeasureName("loaf", "\"loaves\""))),
                        IndicatorType.FLOW,
                        GoodDirection.UP,
                        IndicatorDefinition.PossibleRange.NONE,
                        Duration.ofDays(2)),
                null);
    }
}
