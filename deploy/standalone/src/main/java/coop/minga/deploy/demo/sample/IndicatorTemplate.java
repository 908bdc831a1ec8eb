package coop.minga.deploy.demo.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.MeasureName;
import org.jspecify.annotations.Nullable;

/** An indicator of a trade, with its series at size 1. */
record IndicatorTemplate(
        IndicatorCode code,
        Map<String, String> names,
        String unit,
        Map<String, MeasureName> unitNames,
        GoodDirection goodDirection,
        IndicatorDefinition.AlertTerms alertTerms,
        SeriesProfile profile) {
    private static final double CAPABILITY = 1.25;
    private static final double POTENTIALITY = 1.6;

    static IndicatorTemplate parse(List<String> row, Week usual) {
        IndicatorType nature = IndicatorType.valueOf(row.get(5));
        Week week = row.get(9).equals("-") ? usual : Week.named(row.get(9));
        SeriesProfile shape = new SeriesProfile(
                nature,
                number(row.get(7)),
                number(row.get(8)),
                week,
                number(row.get(10)),
                Integer.parseInt(row.get(11)),
                number(row.get(12)));
        return new IndicatorTemplate(
                new IndicatorCode(row.get(1)),
                Map.of("en", row.get(2), "es", row.get(3)),
                row.get(4),
                UnitNames.of(row.get(4)),
                GoodDirection.valueOf(row.get(6)),
                new IndicatorDefinition.AlertTerms(
                        Duration.ofDays(Long.parseLong(row.get(13))),
                        row.get(14).equals("harm")),
                shape);
    }

    /** Scales the indicator to a cooperative's size. Ratios do not scale. */
    SampleIndicator sized(double size) {
        IndicatorType nature = profile.nature();
        double level = nature == IndicatorType.RATIO ? profile.level() : profile.level() * size;
        SeriesProfile sized = new SeriesProfile(
                nature, level, profile.noise(), profile.week(), profile.swing(), profile.peakMonth(), profile.growth());
        boolean made =
                goodDirection == GoodDirection.UP && (nature == IndicatorType.FLOW || nature == IndicatorType.COUNT);
        return new SampleIndicator(
                new IndicatorDefinition(
                        code,
                        names,
                        new IndicatorDefinition.Measure(unit, unitNames),
                        nature,
                        goodDirection,
                        new IndicatorDefinition.PossibleRange(
                                0.0,
                                highest(nature),
                                made ? round(level * CAPABILITY) : null,
                                made ? round(level * POTENTIALITY) : null),
                        alertTerms),
                sized);
    }

    private static @Nullable Double highest(IndicatorType nature) {
        return nature == IndicatorType.RATIO ? 1.0 : null;
    }

    private static double round(double value) {
        double step = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return step >= 1 ? Math.round(value / step) * step : Math.max(1, Math.round(value));
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
