package coop.minga.deploy.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import com.sun.management.OperatingSystemMXBean;
import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.search.Search;

/** The first page over HTTP as a signed-in delegate has it, beside a static file, in one run. */
final class RoomResults {

    static final List<String> EXPLAINED = List.of(
            "first page of a new session: page, start of the tab and view, without the browser's part; medians of 21 in turn",
            "static: the same number of requests for the stylesheet; 666 and 6,666 cooperatives of 15 series each",
            "update: bytes pushed after some shown rows changed, by row; search: the slowest of several words",
            "storm: 10,000 alerts have reached the level; cold: the very first page of the node",
            "cpu: of the node alone, the database's not counted");

    /** Upper bounds by figure. */
    static final Map<String, Double> BOUNDS = Map.of(
            "now_over_static", 10.0,
            "update_bytes_per_changed_row", 2048.0,
            "now_10k_series_ms", 150.0,
            "now_10k_series_kb", 200.0,
            "now_100k_series_ms", 300.0,
            "search_100k_ms", 100.0,
            "storm_10000_ms", 500.0);

    private static final int SMALL = 666;
    private static final int LARGE = 6_666;
    private static final int VISITS = 21;
    private static final int WARM_UP = 10;
    private static final int CHANGED_ROWS = 5;
    private static final Duration QUIET = Duration.ofMillis(2500);
    private static final String STYLESHEET = "assets/theme.css";
    private static final List<String> WORDS =
            List.of("pan", "trigo nuevo", "cooperativa 4711", "bread río", "4711", "el álamo flour", "zz");

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Map<String, Double> figures = new LinkedHashMap<>();

    static Map<String, Double> measure() throws IOException, InterruptedException {
        try (BenchRoom small = BenchRoom.start(SMALL);
                BenchRoom large = BenchRoom.start(LARGE)) {
            return new RoomResults().figures(small, large);
        }
    }

    private Map<String, Double> figures(BenchRoom small, BenchRoom large) throws IOException, InterruptedException {
        figures.put("now_cold_ms", page(small, BenchRoom.FEDERATION).millis());
        firstPages(small, large);
        figures.put("update_bytes_per_changed_row", updateBytes(small));
        search(large);
        new SampleFederation(large.sql()).storm();
        Series storm = new Series();
        for (int i = -WARM_UP; i < VISITS; i++) {
            storm.add(i, page(large, BenchRoom.STORM));
        }
        put("storm_10000", storm);
        return figures;
    }

    private void firstPages(BenchRoom small, BenchRoom large) throws IOException, InterruptedException {
        Series fixed = new Series();
        Series few = new Series();
        Series many = new Series();
        for (int i = -WARM_UP; i < VISITS; i++) {
            fixed.add(i, fixed(small));
            few.add(i, page(small, BenchRoom.FEDERATION));
            many.add(i, page(large, BenchRoom.FEDERATION));
        }
        put("static", fixed);
        put("now_10k_series", few);
        put("now_100k_series", many);
        figures.put("now_over_static", few.median(Visit::millis) / fixed.median(Visit::millis));
    }

    private void put(String name, Series visits) {
        figures.put(name + "_ms", visits.median(Visit::millis));
        figures.put(name + "_cpu_ms", visits.median(Visit::cpuMillis));
        figures.put(name + "_kb", visits.median(Visit::kilobytes));
    }

    private Visit page(BenchRoom room, String person) throws IOException, InterruptedException {
        RoomVisitor visitor = room.visitor(person);
        Visit visit = visit(visitor, visitor::load);
        if (visitor.links().stream().noneMatch(link -> link.startsWith("alert/"))) {
            throw new IllegalStateException("the first page of " + person + " shows no alert");
        }
        return visit;
    }

    private Visit fixed(BenchRoom room) throws IOException, InterruptedException {
        RoomVisitor visitor = room.visitor(BenchRoom.FEDERATION);
        return visit(visitor, () -> {
            for (int i = 0; i < RoomVisitor.REQUESTS_TO_LOAD; i++) {
                visitor.file(STYLESHEET);
            }
        });
    }

    private Visit visit(RoomVisitor visitor, Step step) throws IOException, InterruptedException {
        long bytes = visitor.bytes();
        long cpu = machine.getProcessCpuTime();
        long start = System.nanoTime();
        step.run();
        return new Visit(
                (System.nanoTime() - start) / 1e6,
                (machine.getProcessCpuTime() - cpu) / 1e6,
                (visitor.bytes() - bytes) / 1e3);
    }

    /** Until nothing more comes; includes what else the page updates. */
    private static double updateBytes(BenchRoom room) throws IOException, InterruptedException {
        RoomVisitor visitor = room.visitor(BenchRoom.FEDERATION);
        visitor.load();
        try (RoomVisitor.Push push = visitor.listen()) {
            push.awaitQuiet(QUIET);
            push.clear();
            room.sql().sql("""
                            update series_now set value = 700 + place
                            from (select series, row_number() over (order by p_value, series) as place from series_now
                              order by p_value, series limit :rows) as first
                            where first.series = series_now.series
                            """).param("rows", CHANGED_ROWS).update();
            room.sql().sql("select pg_notify('minga', 'readings')").query().listOfRows();
            push.awaitQuiet(QUIET);
            for (int row = 1; row <= CHANGED_ROWS; row++) {
                if (!push.text().contains(Integer.toString(700 + row))) {
                    throw new IllegalStateException("row " + row + " of the first page was not updated");
                }
            }
            return (double) push.bytes() / CHANGED_ROWS;
        }
    }

    private void search(BenchRoom room) {
        Search search = room.part(Search.class);
        Viewer viewer = room.part(Access.class).viewer(new PersonId(BenchRoom.FEDERATION));
        Map<String, Series> byWord = new LinkedHashMap<>();
        for (int i = -WARM_UP; i < VISITS; i++) {
            for (String word : WORDS) {
                long cpu = machine.getProcessCpuTime();
                long start = System.nanoTime();
                search.find(viewer, word);
                double millis = (System.nanoTime() - start) / 1e6;
                byWord.computeIfAbsent(word, each -> new Series())
                        .add(i, new Visit(millis, (machine.getProcessCpuTime() - cpu) / 1e6, 0));
            }
        }
        figures.put(
                "search_100k_ms",
                byWord.values().stream()
                        .mapToDouble(each -> each.median(Visit::millis))
                        .max()
                        .orElseThrow());
    }

    private interface Step {

        void run() throws IOException, InterruptedException;
    }

    private record Visit(double millis, double cpuMillis, double kilobytes) {}

    /** Repetitions of one visit. */
    private static final class Series {

        private final List<Visit> visits = new ArrayList<>();

        /** @param number negative while warming up */
        void add(int number, Visit visit) {
            if (number >= 0) {
                visits.add(visit);
            }
        }

        double median(ToDoubleFunction<Visit> figure) {
            return FilterResults.median(visits.stream().mapToDouble(figure).toArray());
        }
    }
}
