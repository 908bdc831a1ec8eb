package coop.minga.deploy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import coop.minga.analytics.filter.FilterDay;
import coop.minga.analytics.filter.FilterSettings;
import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.SeriesFilter;
import coop.minga.analytics.filter.StateSnapshot;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.now.ListingRule;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Daily false discovery rate and power of the listing rule on generated series. An entry is right from an event's onset
 * to the day after its end, for permanent events four weeks.
 */
final class ListingResults {

    static final List<String> EXPLAINED = List.of(
            "listing_false_discovery_rate: mean over the days of the share of entries of a series to which nothing happened.",
            "listing_entries_a_day: how many are listed on average.",
            "listing_power_SIZE_day: of steps and single odd readings of that size (in deviations), listed on the first day.",
            "listing_power_SIZE_within_5_days: of steps of that size, listed on one of the first six days.");

    private static final int NEW_NORMAL_AFTER = 28;
    private static final int LONGEST_PASSING = 100;
    private static final int WITHIN = 5;
    private static final int FEWEST = 100;

    private final Map<String, List<Event>> events;
    private final SortedMap<LocalDate, List<Entry>> days = new TreeMap<>();

    private ListingResults(Map<String, List<Event>> events) {
        this.events = events;
    }

    /** A generated event. */
    private record Event(String kind, LocalDate onset, LocalDate end, double size) {

        static Event of(NamedCsvRecord line) {
            return new Event(
                    line.getField("kind"),
                    LocalDate.parse(line.getField("onset")),
                    LocalDate.parse(line.getField("end")),
                    Double.parseDouble(line.getField("size_sigma")));
        }

        boolean lasts() {
            return kind.equals("level");
        }

        boolean step() {
            return lasts() || kind.equals("transient");
        }

        /** Ramps and variance changes count while they last, permanent ones until the new normal. */
        boolean about(LocalDate day) {
            boolean stays = lasts() || kind.equals("weekday_shape") || end.isAfter(onset.plusDays(LONGEST_PASSING));
            LocalDate over = stays ? onset.plusDays(NEW_NORMAL_AFTER) : end.plusDays(2);
            return !day.isBefore(onset) && day.isBefore(over);
        }
    }

    private record Entry(String series, double pValue) {}

    /**
     * Judges every series and lists every day.
     *
     * @param series in the form of a backtest's input
     * @param truth events as the evaluation kit's generator writes them
     */
    static Map<String, Double> measure(Path series, Path truth) throws IOException {
        ListingResults figures = new ListingResults(events(truth));
        figures.judge(series);
        return figures.figures();
    }

    private static Map<String, List<Event>> events(Path truth) throws IOException {
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(truth)) {
            return lines.stream()
                    .filter(line -> !line.getField("onset").isEmpty())
                    .collect(Collectors.groupingBy(
                            line -> line.getField("series"), Collectors.mapping(Event::of, Collectors.toList())));
        }
    }

    private void judge(Path file) throws IOException {
        SeriesFilter filter = new SeriesFilter(FilterSettings.daily());
        StateSnapshot state = filter.start();
        String series = "";
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : lines) {
                if (!line.getField("series").equals(series)) {
                    series = line.getField("series");
                    state = filter.start();
                }
                Judgement judgement = filter.judge(state, day(line), value(line));
                state = judgement.next();
                keep(series, judgement);
            }
        }
    }

    private void keep(String series, Judgement judgement) {
        Verdict verdict = judgement.verdict();
        if (verdict != null && verdict.kind() != VerdictKind.NOT_ENOUGH_HISTORY) {
            days.computeIfAbsent(judgement.day().date(), day -> new ArrayList<>())
                    .add(new Entry(series, verdict.detectorPValue()));
        }
    }

    private static FilterDay day(NamedCsvRecord line) {
        return new FilterDay(
                LocalDate.parse(line.getField("day")), line.getField("closed").equals("1"));
    }

    private static OptionalDouble value(NamedCsvRecord line) {
        String value = line.getField("value");
        return value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
    }

    private Map<String, Double> figures() {
        Map<LocalDate, List<String>> listed = new HashMap<>();
        double falsely = 0;
        int entries = 0;
        for (Map.Entry<LocalDate, List<Entry>> day : days.entrySet()) {
            if (day.getValue().size() >= FEWEST) {
                List<String> list = list(day.getValue());
                listed.put(day.getKey(), list);
                entries += list.size();
                falsely += falseShare(day.getKey(), list);
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("listing_false_discovery_rate", falsely / listed.size());
        figures.put("listing_entries_a_day", (double) entries / listed.size());
        figures.put("listing_power_4sd_day", power(listed, 3.5, 4.5, Event::step, 0));
        figures.put("listing_power_4sd_within_5_days", power(listed, 3.5, 4.5, Event::lasts, WITHIN));
        figures.put("listing_power_5sd_and_more_day", power(listed, 5, 9, Event::step, 0));
        figures.put("listing_power_5sd_and_more_within_5_days", power(listed, 5, 9, Event::lasts, WITHIN));
        return figures;
    }

    private static List<String> list(List<Entry> day) {
        double threshold =
                ListingRule.threshold(day.stream().mapToDouble(Entry::pValue).toArray(), day.size());
        return day.stream()
                .filter(entry -> entry.pValue() <= threshold)
                .map(Entry::series)
                .toList();
    }

    private double falseShare(LocalDate day, List<String> list) {
        long falsely = list.stream()
                .filter(series ->
                        events.getOrDefault(series, List.of()).stream().noneMatch(event -> event.about(day)))
                .count();
        return (double) falsely / Math.max(1, list.size());
    }

    /** The share of events of a kind and size (in deviations) listed within some days of their onset. */
    private double power(
            Map<LocalDate, List<String>> listed, double from, double below, Predicate<Event> kind, int within) {
        int found = 0;
        int all = 0;
        for (Map.Entry<String, List<Event>> each : events.entrySet()) {
            for (Event event : each.getValue()) {
                if (kind.test(event)
                        && event.size() >= from
                        && event.size() < below
                        && listed.containsKey(event.onset())) {
                    all++;
                    found += event.onset()
                                    .datesUntil(event.onset().plusDays(within + 1L))
                                    .anyMatch(day ->
                                            listed.getOrDefault(day, List.of()).contains(each.getKey()))
                            ? 1
                            : 0;
                }
            }
        }
        return (double) found / all;
    }
}
