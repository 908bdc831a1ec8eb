package coop.minga.deploy.demo.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;

/** Layouts of CSV files: long or wide, with commas or like a spreadsheet's. */
enum CsvShape {
    LONG(false, ','),
    WIDE(true, ','),
    LONG_WITH_DECIMAL_COMMA(false, ';'),
    WIDE_WITH_DECIMAL_COMMA(true, ';');

    private final boolean wide;
    private final char separator;

    CsvShape(boolean wide, char separator) {
        this.wide = wide;
        this.separator = separator;
    }

    /** Cycles through the layouts. */
    static CsvShape of(int number) {
        return List.of(values()).get(number % values().length);
    }

    String write(List<SampleReading> readings, List<IndicatorDefinition> indicators) {
        return wide ? wideText(readings, indicators) : longText(readings, indicators);
    }

    private String longText(List<SampleReading> readings, List<IndicatorDefinition> indicators) {
        Map<IndicatorCode, String> units = indicators.stream()
                .collect(Collectors.toMap(IndicatorDefinition::code, IndicatorDefinition::unitOfMeasure));
        StringBuilder text = new StringBuilder(line(List.of("indicator", "day", "value", "unit")));
        for (SampleReading reading : readings) {
            String unit = units.getOrDefault(reading.indicator(), "");
            text.append(line(
                    List.of(reading.indicator().value(), reading.day().toString(), number(reading.value()), unit)));
        }
        return text.toString();
    }

    private String wideText(List<SampleReading> readings, List<IndicatorDefinition> indicators) {
        NavigableMap<LocalDate, Map<IndicatorCode, SampleReading>> days = new TreeMap<>();
        for (SampleReading reading : readings) {
            days.computeIfAbsent(
                            reading.day(),
                            day -> new TreeMap<>((one, other) -> one.value().compareTo(other.value())))
                    .put(reading.indicator(), reading);
        }
        List<String> codes =
                indicators.stream().map(each -> each.code().value()).toList();
        StringBuilder text = new StringBuilder("day" + separator + line(codes));
        days.forEach((day, values) -> text.append(day)
                .append(separator)
                .append(line(indicators.stream()
                        .map(each -> values.get(each.code()))
                        .map(reading -> reading == null ? "" : number(reading.value()))
                        .toList())));
        return text.toString();
    }

    private String line(List<String> fields) {
        return String.join(String.valueOf(separator), fields) + "\n";
    }

    private String number(double value) {
        String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return separator == ';' ? plain.replace('.', ',') : plain;
    }
}
