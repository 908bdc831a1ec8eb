package coop.minga.ingest.file;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.CooperativeCatalogue.Contact;
import coop.minga.ingest.contract.CooperativeCatalogue.Contacts;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.Field;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.MeasureName;
import coop.minga.ingest.contract.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cooperative's catalogue. Indicators and calendars are read alone too, since the federation's file nests them.
 */
public final class CatalogueFile {
    private static final Set<String> FIELDS =
            Set.of("federation", "cooperative", "name", "zone", "calendar", "contact", "indicators");
    private static final Set<String> CALENDAR_FIELDS = Set.of("rest_days", "closures");
    private static final Set<String> INDICATOR_FIELDS = Set.of(
            "code",
            "names",
            "unit",
            "unit_names",
            "decimals",
            "nature",
            "good_direction",
            "lowest",
            "highest",
            "capability",
            "potentiality",
            "recovery_time",
            "harm",
            "contact");
    private static final Set<String> CONTACT_FIELDS = Set.of("name", "mail");

    private CatalogueFile() {}

    public static CooperativeCatalogue read(Path file) throws UnreadableFileException {
        return YamlFile.read(file, CatalogueFile::catalogue);
    }

    public static ZoneId zone(Field field) {
        return field.text(ZoneId::of, "a time zone like America/Santiago");
    }

    public static WorkingCalendar calendar(Field field) {
        field.knowsOnly(CALENDAR_FIELDS);
        Set<DayOfWeek> restDays = list(field, "rest_days").stream()
                .map(each -> constant(each, DayOfWeek.values()))
                .collect(Collectors.toSet());
        TreeSet<LocalDate> closures = list(field, "closures").stream()
                .map(each -> each.text(LocalDate::parse, "a day like 2026-12-25"))
                .collect(Collectors.toCollection(TreeSet::new));
        return field.build(ignored -> new WorkingCalendar(restDays, closures));
    }

    public static List<IndicatorDefinition> indicators(Field field) {
        return field.elements().stream()
                .map(each -> each.build(CatalogueFile::indicator))
                .toList();
    }

    public static IndicatorDefinition indicator(Field field) {
        field.knowsOnly(INDICATOR_FIELDS);
        return new IndicatorDefinition(
                new IndicatorCode(field.at("code").text()),
                names(field.at("names")),
                new IndicatorDefinition.Measure(
                        field.at("unit").text(),
                        unitNames(field),
                        field.optional("decimals").map(CatalogueFile::decimals).orElse(null)),
                constant(field.at("nature"), IndicatorType.values()),
                constant(field.at("good_direction"), GoodDirection.values()),
                new IndicatorDefinition.PossibleRange(
                        number(field, "lowest"),
                        number(field, "highest"),
                        number(field, "capability"),
                        number(field, "potentiality")),
                alertTerms(field));
    }

    private static IndicatorDefinition.AlertTerms alertTerms(Field field) {
        return new IndicatorDefinition.AlertTerms(
                field.optional("recovery_time")
                        .map(each -> each.text(Duration::parse, "an ISO 8601 duration like P2D or PT12H"))
                        .orElse(IndicatorDefinition.USUAL_RECOVERY_TIME),
                field.optional("harm").map(Field::flag).orElse(false));
    }

    private static CooperativeCatalogue catalogue(Field document) {
        document.knowsOnly(FIELDS);
        return new CooperativeCatalogue(
                new FederationId(document.at("federation").text()),
                new CooperativeId(document.at("cooperative").text()),
                document.at("name").text(),
                zone(document.at("zone")),
                document.optional("calendar").map(CatalogueFile::calendar).orElse(WorkingCalendar.EVERY_DAY),
                indicators(document.at("indicators")),
                contacts(document));
    }

    private static Contacts contacts(Field document) {
        Map<IndicatorCode, Contact> own = new HashMap<>();
        for (Field each : document.at("indicators").elements()) {
            each.optional("contact")
                    .ifPresent(
                            field -> own.put(new IndicatorCode(each.at("code").text()), contact(field)));
        }
        return new Contacts(
                document.optional("contact").map(CatalogueFile::contact).orElse(null), own);
    }

    private static Contact contact(Field field) {
        field.knowsOnly(CONTACT_FIELDS);
        return field.build(
                each -> new Contact(each.at("name").text(), each.at("mail").text()));
    }

    private static Map<String, String> names(Field field) {
        return field.entries().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().text()));
    }

    private static Map<String, MeasureName> unitNames(Field field) {
        return field.optional("unit_names").map(Field::entries).orElse(Map.of()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> unitName(entry.getValue())));
    }

    private static MeasureName unitName(Field field) {
        List<Field> forms = field.elements();
        if (forms.size() != 2) {
            throw field.unacceptable("the word for one and the word for many, like [family, families]");
        }
        return field.build(ignored ->
                new MeasureName(forms.getFirst().text(), forms.getLast().text()));
    }

    private static List<Field> list(Field field, String name) {
        return field.optional(name).map(Field::elements).orElse(List.of());
    }

    private static int decimals(Field field) {
        return field.build(each -> Math.toIntExact(Math.min(each.wholeNumber(), Integer.MAX_VALUE)));
    }

    private static @Nullable Double number(Field field, String name) {
        return field.optional(name).map(Field::number).orElse(null);
    }

    private static <E extends Enum<E>> E constant(Field field, E[] constants) {
        String text = field.text();
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        String expected = Arrays.stream(constants)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw field.unacceptable("one of " + expected);
    }
}
