package coop.minga.deploy.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import static java.util.stream.Collectors.toUnmodifiableMap;

/**
 * Which package may know which: the one table. A package that is not named here is refused, so that whoever adds one
 * says where it stands. `analytics.*` means everything under analytics, without its root.
 */
final class Arrows {
    private static final String ROOT = "coop.minga.";

    private static final Map<String, String> TABLE = table("""
            ingest.contract      ->
            ingest.source        -> ingest.contract
            ingest.spool         -> ingest.contract
            ingest.publish       -> ingest.contract, ingest.spool
            ingest.agent         -> ingest.*

            analytics.filter     ->
            analytics.news       ->
            analytics.outage     ->
            analytics.backtest   -> analytics.filter
            analytics.catalogue  -> ingest.contract, analytics.filter
            analytics.delegate   -> ingest.contract, analytics.catalogue
            analytics.series     -> ingest.contract, analytics.catalogue
            analytics.recorder   -> ingest.contract, analytics.catalogue, analytics.series
            analytics.verdict    -> ingest.contract, analytics.catalogue, analytics.series, analytics.filter
            analytics.total      -> ingest.contract, analytics.catalogue, analytics.delegate, analytics.series, \
                                    analytics.filter, analytics.verdict
            analytics.alert      -> ingest.contract, analytics.catalogue, analytics.delegate, analytics.series, \
                                    analytics.filter, analytics.verdict, analytics.news, analytics.outage
            analytics.discussion -> ingest.contract, analytics.catalogue, analytics.delegate, analytics.series, \
                                    analytics.filter, analytics.verdict, analytics.news, analytics.alert
            analytics.decision   -> ingest.contract, analytics.catalogue, analytics.delegate, analytics.series, \
                                    analytics.filter, analytics.verdict, analytics.news, analytics.alert, \
                                    analytics.discussion
            analytics.words      -> ingest.contract, analytics.catalogue, analytics.filter, analytics.verdict, \
                                    analytics.alert
            analytics.chat       -> ingest.contract, analytics.catalogue, analytics.delegate, analytics.series, \
                                    analytics.filter, analytics.verdict, analytics.news, analytics.alert, \
                                    analytics.words, analytics.discussion, analytics.decision
            analytics.desk       -> ingest.contract, ingest.publish, analytics.catalogue, analytics.delegate
            analytics.operations -> analytics.catalogue, analytics.delegate, analytics.series, analytics.recorder, \
                                    analytics.alert, analytics.chat, analytics.news
            analytics.agentapi   -> ingest.contract, analytics.catalogue, analytics.delegate, analytics.series, \
                                    analytics.recorder, analytics.operations
            analytics.watch      -> ingest.contract, analytics.*
            analytics            -> ingest.contract, ingest.publish, analytics.*

            ui.navigation        -> analytics.alert, analytics.catalogue, analytics.discussion, analytics.decision
            ui.component         -> analytics.catalogue, analytics.filter, ui.navigation
            ui.live              -> analytics.alert, analytics.news, analytics.outage, analytics.discussion, analytics.decision
            ui.account           -> analytics.catalogue, analytics.delegate, ui.component, ui.navigation
            ui.wall              -> HEADLESS, ui.account, ui.component, ui.live, ui.navigation
            ui.datafeed          -> HEADLESS, ui.account, ui.component, ui.live, ui.navigation
            ui.calibration       -> HEADLESS, ui.account, ui.component, ui.live, ui.navigation
            ui.catalogue         -> HEADLESS, ui.account, ui.component, ui.live, ui.navigation
            ui.total             -> HEADLESS, ui.account, ui.component, ui.live, ui.navigation
            ui.discussion        -> HEADLESS, ui.account, ui.component, ui.live, ui.navigation
            ui.decision          -> HEADLESS, ui.account, ui.component, ui.live, ui.navigation, ui.discussion
            ui.alert             -> HEADLESS, ui.account, ui.component, ui.live, ui.navigation, ui.discussion
            ui.report            -> HEADLESS, ui.account, ui.component, ui.live, ui.navigation
            ui.operations        -> HEADLESS, ui.account, ui.component, ui.live, ui.navigation
            ui                   -> HEADLESS, ui.*

            deploy               -> ingest.*, analytics, analytics.*, ui, ui.*, deploy.*
            """
            // what views may know: never the recorder, never the spine
            .replace(
                    "HEADLESS",
                    "ingest.contract, analytics.catalogue, analytics.delegate, analytics.series, "
                            + "analytics.filter, analytics.verdict, analytics.total, analytics.news, analytics.alert, "
                            + "analytics.words, analytics.discussion, analytics.decision, analytics.chat, analytics.desk, "
                            + "analytics.operations, analytics.outage"));

    private Arrows() {}

    static boolean isOurs(String packageName) {
        return packageName.startsWith(ROOT);
    }

    static boolean isPlaced(String packageName) {
        return place(packageName).isPresent();
    }

    static boolean allows(String from, String to) {
        Optional<String> origin = place(from);
        Optional<String> target = place(to);
        if (origin.isEmpty() || target.isEmpty()) {
            return false;
        }
        return origin.equals(target)
                || Arrays.stream(TABLE.getOrDefault(origin.get(), "").split(", *"))
                        .anyMatch(allowed -> covers(allowed, target.get()));
    }

    /** The most specific line of the table; only `deploy` stands for what is below it. */
    private static Optional<String> place(String packageName) {
        String name = packageName.substring(ROOT.length());
        return TABLE.keySet().stream()
                .filter(line -> name.equals(line) || (mayNest(line) && name.startsWith(line + ".")))
                .max(Comparator.comparingInt(String::length));
    }

    private static boolean mayNest(String line) {
        return line.equals("deploy") || line.contains(".");
    }

    private static boolean covers(String allowed, String target) {
        return allowed.endsWith(".*")
                ? target.startsWith(allowed.substring(0, allowed.length() - 1))
                : target.equals(allowed);
    }

    private static Map<String, String> table(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("->", 2))
                .collect(toUnmodifiableMap(
                        sides -> sides[0].strip(),
                        sides -> sides[1].replaceAll("\\s+", " ").strip()));
    }
}
