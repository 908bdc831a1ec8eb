package coop.minga.deploy.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import static java.util.stream.Collectors.toUnmodifiableMap;

/**
 * The permitted dependencies between packages. A package without a line is refused. `analytics.*` means everything
 * below analytics.
 */
final class AllowedDependencies {
    private static final String ROOT = "coop.minga.";

    private static final Map<String, String> TABLE = table("""
            ingest.contract      ->
            ingest.file          -> ingest.contract
            ingest.retry         ->
            ingest.message       -> ingest.contract
            ingest.question      -> WIRE, ingest.message
            ingest.source.table  -> ingest.message
            ingest.source.value  -> ingest.contract
            ingest.source.outcome -> WIRE, ingest.message, ingest.question
            ingest.source.plausibility -> WIRE, ingest.message, ingest.question, ingest.source.outcome
            ingest.source        -> WIRE, ingest.message, ingest.question, ingest.source.*
            ingest.spool         -> WIRE, ingest.message
            ingest.publish       -> WIRE, ingest.message, ingest.retry, ingest.spool
            ingest.inbox         -> WIRE, ingest.message, ingest.retry, ingest.spool
            ingest.notice        -> WIRE, ingest.message, ingest.question, ingest.spool
            ingest.settings      -> WIRE, ingest.notice, ingest.publish, ingest.source
            ingest.setup         -> WIRE, ingest.message, ingest.publish, ingest.settings, ingest.source, ingest.source.*
            ingest.agent         -> ingest.*

            analytics.clock      ->
            analytics.notify     ->
            analytics.outage     ->
            analytics.catalogue  -> WIRE, analytics.clock
            analytics.people     -> WIRE, analytics.clock, analytics.notify, analytics.catalogue
            analytics.access     -> WIRE, analytics.clock, analytics.catalogue, analytics.people

            analytics.filter.result       ->
            analytics.filter.state        ->
            analytics.filter.distribution -> analytics.filter.result, analytics.filter.state
            analytics.filter.model        -> analytics.filter.state, analytics.filter.distribution
            analytics.filter.count        -> analytics.filter.state, analytics.filter.distribution, analytics.filter.model
            analytics.filter.ensemble     -> analytics.filter.state, analytics.filter.distribution, \
                                             analytics.filter.model, analytics.filter.count
            analytics.filter.change       -> analytics.filter.result, analytics.filter.state, \
                                             analytics.filter.distribution, analytics.filter.model, analytics.filter.ensemble
            analytics.filter.effect       -> analytics.filter.distribution, analytics.filter.model
            analytics.filter     -> analytics.filter.*
            analytics.backtest   -> FILTER
            analytics.series     -> WIRE, GROUND
            analytics.quarantine -> WIRE, GROUND, analytics.series
            analytics.recorder   -> WIRE, GROUND, analytics.series, analytics.quarantine
            analytics.event      -> WIRE, GROUND, FILTER, analytics.series
            analytics.verdict    -> WIRE, GROUND, FILTER, analytics.series, analytics.event
            analytics.effect     -> WIRE, GROUND, FILTER, analytics.series, analytics.event, analytics.verdict
            analytics.alert      -> WIRE, GROUND, FILTER, analytics.series, analytics.event, analytics.verdict
            analytics.act        -> WIRE, GROUND, SPINE

            analytics.discussion -> WIRE, GROUND, SPINE

            analytics.now        -> WIRE, GROUND, SPINE
            analytics.search     -> WIRE, GROUND, SPINE
            analytics.datafeed   -> WIRE, GROUND, SPINE
            analytics.calibration -> WIRE, GROUND, SPINE
            analytics.aggregate  -> WIRE, GROUND, SPINE
            analytics.text       -> WIRE, GROUND, SPINE, analytics.datafeed, analytics.channel

            analytics.channel    -> WIRE, GROUND, analytics.alert
            analytics.channel.irc     -> WIRE, GROUND, analytics.channel
            analytics.channel.webhook -> WIRE, GROUND, analytics.channel
            analytics.outbox     -> WIRE, GROUND, SPINE, DELIBERATION, analytics.channel, analytics.text
            analytics.operations -> WIRE, GROUND, SPINE, analytics.recorder, analytics.quarantine, analytics.channel, analytics.outbox
            analytics.pipeline   -> WIRE, analytics.*
            analytics            -> WIRE, ingest.publish, analytics.*

            ui.navigation        -> HEADLESS
            ui.component         -> HEADLESS, ui.navigation
            ui.live              -> HEADLESS
            ui.account           -> HEADLESS, ui.component, ui.navigation
            ui.breadcrumb        -> HEADLESS, ui.account, ui.navigation
            ui.now               -> HEADLESS, FRAME, ui.alert
            ui.search            -> HEADLESS, FRAME
            ui.frame             -> HEADLESS, FRAME
            ui.datafeed          -> HEADLESS, FRAME, ui.breadcrumb
            ui.calibration       -> HEADLESS, FRAME
            ui.catalogue         -> HEADLESS, FRAME, ui.breadcrumb
            ui.aggregate         -> HEADLESS, FRAME
            ui.discussion        -> HEADLESS, FRAME
            ui.alert             -> HEADLESS, FRAME, ui.discussion, ui.breadcrumb
            ui.operations        -> HEADLESS, FRAME
            ui                   -> HEADLESS, ui.*

            deploy               -> ingest.*, analytics, analytics.*, ui, ui.*, deploy.*
            """.replace(
                    "FRAME", "ui.account, ui.component, ui.live, ui.navigation")
            // views never know the recorder, the pipeline or a transport
            .replace("HEADLESS", "WIRE, GROUND, SPINE, DELIBERATION, VIEWS, analytics.channel, analytics.outbox")
            .replace(
                    "VIEWS",
                    "analytics.now, analytics.search, analytics.datafeed, analytics.calibration, analytics.aggregate, "
                            + "analytics.operations, analytics.text")
            .replace("DELIBERATION", "analytics.act, analytics.discussion")
            .replace(
                    "SPINE",
                    "FILTER, analytics.series, analytics.event, analytics.verdict, analytics.effect, analytics.alert")
            .replace("FILTER", "analytics.filter, analytics.filter.result")
            .replace(
                    "GROUND",
                    "analytics.clock, analytics.notify, analytics.outage, analytics.catalogue, "
                            + "analytics.people, analytics.access")
            // the only packages of the agent that other modules may import
            .replace("WIRE", "ingest.contract, ingest.file"));

    private AllowedDependencies() {}

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

    /** The most specific line. Only `deploy` covers its subpackages. */
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
