package coop.minga.deploy.demo.sample;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import coop.minga.ingest.contract.MeasureName;

/** Words of the sample's units of measure, in both languages. */
final class UnitNames {
    private static final Map<String, List<String>> BY_UNIT = TextTable.rows("units.csv").stream()
            .collect(Collectors.toMap(row -> "{" + row.getFirst() + "}", Function.identity()));

    private UnitNames() {}

    /** Empty for a unit with a UCUM symbol. */
    static Map<String, MeasureName> of(String unit) {
        List<String> row = BY_UNIT.get(unit);
        return row == null
                ? Map.of()
                : Map.of("en", new MeasureName(row.get(1), row.get(2)), "es", new MeasureName(row.get(3), row.get(4)));
    }
}
