package coop.minga.deploy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;

import coop.minga.analytics.filter.FilterDay;
import coop.minga.analytics.filter.FilterSettings;
import coop.minga.analytics.filter.Observed;
import coop.minga.analytics.filter.SeriesFilter;
import coop.minga.analytics.filter.StateSnapshot;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Compares incremental judging of late and corrected readings with a run over final values. A snapshot every four
 * weeks, two kept, as in the federation.
 */
final class ReplayResults {

    static final List<String> EXPLAINED = List.of(
            "replay_worst_relative_difference: of any number of the state against a run from scratch, over all series.",
            "replay_series, replay_changes: how many series were replayed, and readings of them corrected or reported late.");

    private static final int MOST_SERIES = 10;
    private static final int MOST_DAYS = 800;
    private static final int CHANGES = 12;
    private static final int SNAPSHOT_DAYS = 28;
    private static final int KEPT = 2;

    private final SeriesFilter filter = new SeriesFilter(FilterSettings.daily());
    private final Random random;
    private double worst;
    private int series;
    private int changes;

    private ReplayResults(long seed) {
        this.random = new Random(seed);
    }

    /** Uses the first series of each file, in a backtest's input form. */
    static Map<String, Double> measure(List<Path> files, long seed) throws IOException {
        ReplayResults figures = new ReplayResults(seed);
        for (Path file : files) {
            for (NavigableMap<LocalDate, Observed> days : read(file).values()) {
                figures.replay(days);
            }
        }
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("replay_worst_relative_difference", figures.worst);
        measured.put("replay_series", (double) figures.series);
        measured.put("replay_changes", (double) figures.changes);
        return measured;
    }

    private static Map<String, NavigableMap<LocalDate, Observed>> read(Path file) throws IOException {
        Map<String, NavigableMap<LocalDate, Observed>> all = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : lines) {
                String name = line.getField("series");
                if (!all.containsKey(name) && all.size() == MOST_SERIES) {
                    break;
                }
                NavigableMap<LocalDate, Observed> days = all.computeIfAbsent(name, each -> new TreeMap<>());
                if (days.size() < MOST_DAYS) {
                    Observed observed = observed(line);
                    days.put(observed.day().date(), observed);
                }
            }
        }
        return all;
    }

    private static Observed observed(NamedCsvRecord line) {
        String value = line.getField("value");
        boolean closed = line.findField("closed").orElse("").equals("1");
        return new Observed(
                new FilterDay(LocalDate.parse(line.getField("day")), closed),
                value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value)));
    }

    private void replay(NavigableMap<LocalDate, Observed> lastWord) {
        List<Observed> changed = new ArrayList<>(lastWord.values());
        Collections.shuffle(changed, random);
        changed = changed.subList(0, Math.min(CHANGES, changed.size()));
        NavigableMap<LocalDate, Observed> known = new TreeMap<>(lastWord);
        changed.forEach(each -> known.put(each.day().date(), before(each)));
        Replayed replayed = new Replayed();
        replayed.judge(known, known.firstKey());
        for (Observed each : changed) {
            known.put(each.day().date(), each);
            replayed.judge(known, each.day().date());
        }
        StateSnapshot scratch = filter.start();
        for (Observed each : lastWord.values()) {
            scratch = filter.judge(scratch, each.day(), each.value()).next();
        }
        worst = Math.max(worst, replayed.state.distanceTo(scratch));
        series++;
        changes += changed.size();
    }

    /** No value, or a number that is corrected later. */
    private Observed before(Observed last) {
        OptionalDouble first = random.nextBoolean() || last.value().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(last.value().getAsDouble() * (0.5 + random.nextDouble()));
        return new Observed(last.day(), first);
    }

    /** A series judged from snapshots. */
    private final class Replayed {

        private final NavigableMap<LocalDate, byte[]> snapshots = new TreeMap<>();
        private StateSnapshot state = filter.start();

        void judge(NavigableMap<LocalDate, Observed> known, LocalDate changed) {
            snapshots.tailMap(changed, true).clear();
            state = snapshots.isEmpty()
                    ? filter.start()
                    : StateSnapshot.decode(snapshots.lastEntry().getValue());
            NavigableMap<LocalDate, Observed> since =
                    state.lastDay().map(day -> known.tailMap(day, false)).orElse(known);
            for (Observed each : since.values()) {
                state = filter.judge(state, each.day(), each.value()).next();
                keep(each.day().date());
            }
        }

        private void keep(LocalDate day) {
            if (Math.floorMod(day.toEpochDay(), SNAPSHOT_DAYS) == 0) {
                snapshots.put(day, state.encode());
                if (snapshots.size() > KEPT) {
                    snapshots.pollFirstEntry();
                }
            }
        }
    }
}
