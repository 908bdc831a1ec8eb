package coop.minga.analytics.catalogue;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.Field;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.WorkingCalendar;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.file.YamlFile;
import org.jspecify.annotations.Nullable;

/**
 * The YAML file of a whole federation: its name and its nested units, each with zone, calendar, deadline, visibility,
 * indicators and public keys. Units inherit zone, calendar and deadline.
 */
public final class FederationFile {

    private static final Set<String> FIELDS =
            Set.of("federation", "name", "zone", "calendar", "deadline", "open", "units");
    private static final Set<String> UNIT_FIELDS =
            Set.of("id", "kind", "name", "zone", "calendar", "deadline", "open", "keys", "indicators", "units");

    private final List<Unit> units = new ArrayList<>();
    private final Map<UnitId, List<IndicatorDefinition>> indicators = new LinkedHashMap<>();
    private final Map<UnitId, List<String>> keys = new LinkedHashMap<>();

    private FederationFile() {}

    public static FederationPlan read(Path file) throws UnreadableFileException {
        return YamlFile.read(file, document -> new FederationFile().plan(document));
    }

    /**
     * Reads an enrolment file, as {@code agent init} writes it: {@code units} alone.
     *
     * @param federation to which the units come
     * @param above the unit below which they stand
     * @return the new units only
     */
    public static FederationPlan enrolment(Path file, FederationPlan federation, Unit above)
            throws UnreadableFileException {
        return YamlFile.read(file, document -> {
            document.knowsOnly(Set.of("units"));
            var read = new FederationFile();
            read.below(document, above);
            return new FederationPlan(federation.id(), federation.name(), read.units, read.indicators, read.keys);
        });
    }

    private FederationPlan plan(Field document) {
        document.knowsOnly(FIELDS);
        var id = new FederationId(document.at("federation").text());
        var root = new Unit(
                new UnitId(id.value()),
                null,
                UnitKind.FEDERATION,
                document.at("name").text(),
                new Unit.ReportingTimes(
                        CatalogueFile.zone(document.at("zone")),
                        document.optional("calendar")
                                .map(CatalogueFile::calendar)
                                .orElse(WorkingCalendar.EVERY_DAY),
                        deadline(document, LocalTime.NOON)),
                visibility(document));
        units.add(root);
        below(document, root);
        return new FederationPlan(id, root.name(), units, indicators, keys);
    }

    private void below(Field parent, Unit above) {
        parent.optional("units").map(Field::elements).orElse(List.of()).forEach(each -> unit(each, above));
    }

    private void unit(Field field, Unit above) {
        field.knowsOnly(UNIT_FIELDS);
        var unit = field.build(each -> new Unit(
                new UnitId(each.at("id").text()),
                above.id(),
                each.at("kind").text(text -> UnitKind.valueOf(text.toUpperCase(Locale.ROOT)), "a kind of unit"),
                each.at("name").text(),
                new Unit.ReportingTimes(
                        each.optional("zone").map(CatalogueFile::zone).orElse(above.zone()),
                        each.optional("calendar").map(CatalogueFile::calendar).orElse(above.calendar()),
                        deadline(each, above.deadline())),
                visibility(each)));
        units.add(unit);
        field.optional("indicators").ifPresent(all -> indicators.put(unit.id(), CatalogueFile.indicators(all)));
        field.optional("keys")
                .ifPresent(all -> keys.put(
                        unit.id(), all.elements().stream().map(Field::text).toList()));
        below(field, unit);
    }

    private static LocalTime deadline(Field field, LocalTime inherited) {
        @Nullable
        LocalTime own = field.optional("deadline")
                .map(each -> each.text(LocalTime::parse, "a time of day like 12:00"))
                .orElse(null);
        return own == null ? inherited : own;
    }

    private static Visibility visibility(Field field) {
        return field.optional("open").map(Field::flag).orElse(false) ? Visibility.OPEN : Visibility.CLOSED;
    }
}
