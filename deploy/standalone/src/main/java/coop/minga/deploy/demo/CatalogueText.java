package coop.minga.deploy.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.MeasureName;
import org.jspecify.annotations.Nullable;

/** Writes a cooperative's catalogue as YAML for its agent. */
final class CatalogueText {
    private CatalogueText() {}

    static String of(CooperativeCatalogue catalogue) {
        return """
                federation: %s
                cooperative: %s
                name: %s
                zone: %s
                calendar:
                  rest_days: [%s]
                  closures: [%s]
                indicators:
                %s""".formatted(
                catalogue.federation(),
                catalogue.cooperative(),
                quoted(catalogue.name()),
                catalogue.zone().getId(),
                catalogue.calendar().restDays().stream().map(DayOfWeek::name).collect(Collectors.joining(", ")),
                catalogue.calendar().closures().stream()
                        .map(LocalDate::toString)
                        .collect(Collectors.joining(", ")),
                catalogue.indicators().stream().map(CatalogueText::indicator).collect(Collectors.joining()));
    }

    private static String indicator(IndicatorDefinition indicator) {
        return """
                  - code: %s
                    names: { %s }
                    unit: %s
                    unit_names: { %s }
                    nature: %s
                    good_direction: %s
                """.formatted(
                                indicator.code(),
                                names(indicator.names()),
                                quoted(indicator.unitOfMeasure()),
                                unitNames(indicator.measureNames()),
                                indicator.type(),
                                indicator.goodDirection())
                + number("lowest", indicator.lowest())
                + number("highest", indicator.highest())
                + number("capability", indicator.levels().capability())
                + number("potentiality", indicator.levels().potentiality())
                + "    recovery_time: " + indicator.recoveryTime() + "\n"
                + (indicator.harm() ? "    harm: true\n" : "");
    }

    private static String names(Map<String, String> names) {
        return names.entrySet().stream()
                .map(name -> name.getKey() + ": " + quoted(name.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String unitNames(Map<String, MeasureName> names) {
        return names.entrySet().stream()
                .map(name -> "%s: [%s, %s]"
                        .formatted(
                                name.getKey(),
                                quoted(name.getValue().one()),
                                quoted(name.getValue().many())))
                .collect(Collectors.joining(", "));
    }

    private static String number(String field, @Nullable Double value) {
        return value == null ? "" : "    " + field + ": " + value + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
