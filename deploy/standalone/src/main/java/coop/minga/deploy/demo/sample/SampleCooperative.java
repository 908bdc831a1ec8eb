package coop.minga.deploy.demo.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Visibility;
import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.IndicatorDefinition;

/** One cooperative: its reports, their layout and their time. */
public final class SampleCooperative {
    private static final int MOST_DAYS_LATE = 3;
    private static final int LATE_HOUR = 13;
    private static final int CORRECTING_HOUR = 15;
    private static final int MINUTES_OF_A_DROP = 30;

    private final SampleSettings settings;
    private final CooperativeCatalogue catalogue;
    private final UnitId sector;
    private final Visibility visibility;
    private final CsvShape shape;
    private final List<Series> series;
    private final EventScript script;
    private final SeededRandom random;

    SampleCooperative(
            SampleSettings settings,
            CooperativeCatalogue catalogue,
            UnitId sector,
            Visibility openness,
            CsvShape shape,
            List<Series> series,
            EventScript script,
            SeededRandom random) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.sector = sector;
        this.visibility = openness;
        this.shape = shape;
        this.series = List.copyOf(series);
        this.script = script;
        this.random = random;
    }

    public CooperativeId id() {
        return catalogue.cooperative();
    }

    public CooperativeCatalogue catalogue() {
        return catalogue;
    }

    public UnitId sector() {
        return sector;
    }

    public Visibility visibility() {
        return visibility;
    }

    /** Files of past years: first statements, then corrections. */
    public List<Drop> history() {
        List<Drop> drops = settings.firstDay()
                .datesUntil(settings.firstLiveDay().plusDays(1))
                .flatMap(this::drops)
                .filter(drop -> !drop.at().isAfter(settings.beginning()))
                .toList();
        List<SampleReading> first = readings(drops.stream().filter(drop -> !corrects(drop)));
        List<SampleReading> corrected = readings(drops.stream().filter(SampleCooperative::corrects));
        List<Drop> files = new ArrayList<>();
        files.add(drop(settings.beginning(), "history", first));
        if (!corrected.isEmpty()) {
            files.add(drop(settings.beginning(), "history_corrected", corrected));
        }
        return files;
    }

    /** Files dropped in a half-open interval of the federation clock, in order. */
    public List<Drop> drops(Instant after, Instant until) {
        LocalDate earliest = after.atZone(SampleSettings.ZONE).toLocalDate().minusDays(MOST_DAYS_LATE + 1);
        LocalDate latest = until.atZone(SampleSettings.ZONE).toLocalDate();
        return earliest.datesUntil(latest.plusDays(1))
                .flatMap(this::drops)
                .filter(drop -> drop.at().isAfter(after) && !drop.at().isAfter(until))
                .sorted(Comparator.comparing(Drop::at))
                .toList();
    }

    /** One file per production day; none if closed or silent; a second for corrections. */
    private Stream<Drop> drops(LocalDate day) {
        List<Event> events = script.on(day);
        if (!catalogue.calendar().isWorkingDay(day) || any(events, Event.Kind.SILENCE)) {
            return Stream.empty();
        }
        List<SampleReading> stated = new ArrayList<>();
        List<SampleReading> corrected = new ArrayList<>();
        for (Series each : series) {
            each.value(day, events).ifPresent(reading -> {
                stated.add(each.stated(reading, events));
                if (each.slips(events)) {
                    corrected.add(reading);
                }
            });
        }
        Instant at = time(day, any(events, Event.Kind.LATE));
        Drop first = drop(at, day.toString(), stated);
        return corrected.isEmpty()
                ? Stream.of(first)
                : Stream.of(first, drop(correcting(day), day + "_corrected", corrected));
    }

    private Drop drop(Instant at, String name, List<SampleReading> readings) {
        return new Drop(at, name + ".csv", readings, shape.write(readings, definitions()));
    }

    /** The night after the day, at the cooperative's own hour; late files after the deadline. */
    private Instant time(LocalDate day, boolean late) {
        int hour = random.of("hour").generator().nextInt(1, 9);
        int minute = random.of("minute").of(day.toEpochDay()).generator().nextInt(MINUTES_OF_A_DROP);
        ZonedDateTime nextDay = day.plusDays(1).atStartOfDay(SampleSettings.ZONE);
        ZonedDateTime at = late
                ? nextDay.plusDays(random.of("late")
                                .of(day.toEpochDay())
                                .generator()
                                .nextInt(MOST_DAYS_LATE))
                        .plusHours(LATE_HOUR)
                : nextDay.plusHours(hour);
        return at.plusMinutes(minute).toInstant();
    }

    private static Instant correcting(LocalDate day) {
        return day.plusDays(2)
                .atStartOfDay(SampleSettings.ZONE)
                .plusHours(CORRECTING_HOUR)
                .toInstant();
    }

    private List<IndicatorDefinition> definitions() {
        return catalogue.indicators();
    }

    /** The name sorts after the corrected file, since the agent reads by name. */
    private static boolean corrects(Drop drop) {
        return drop.fileName().endsWith("_corrected.csv");
    }

    private static List<SampleReading> readings(Stream<Drop> drops) {
        return drops.flatMap(drop -> drop.readings().stream()).toList();
    }

    private static boolean any(List<Event> events, Event.Kind kind) {
        return events.stream().anyMatch(event -> event.kind() == kind);
    }
}
