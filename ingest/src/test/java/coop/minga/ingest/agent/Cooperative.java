package coop.minga.ingest.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import coop.minga.ingest.contract.ReportCodec;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.contract.UnreadableReportException;
import coop.minga.ingest.file.ReportKeyFile;
import coop.minga.ingest.file.ReportKeyPair;
import coop.minga.ingest.publish.BrokerSettings;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.source.DecimalMark;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import coop.minga.ingest.spool.SpooledReport;

/** A cooperative's machine: catalogue, key, folder, and an unreachable broker. */
record Cooperative(Path home) {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T15:00:00Z"), ZoneOffset.UTC);

    static final String CATALOGUE = """
            federation: minga-sur
            cooperative: pan-del-sur
            name: Pan del Sur
            zone: America/Santiago
            indicators:
              - {code: bread, names: {en: Bread}, unit: kg, nature: flow, good_direction: up, lowest: 0}
              - {code: sales, names: {en: Sales}, unit: CLP, nature: flow, good_direction: up}
            """;

    static Cooperative at(Path home) throws IOException {
        Cooperative cooperative = new Cooperative(home);
        Files.createDirectories(cooperative.inbox());
        Files.writeString(cooperative.settings().catalogue(), CATALOGUE);
        ReportKeyFile.write(ReportKeyPair.generate(), cooperative.settings().key());
        return cooperative;
    }

    AgentSettings settings() {
        return settings(home.resolve("spool.db"));
    }

    AgentSettings settings(Path spool) {
        return settings(spool, Duration.ZERO);
    }

    /** @param openEnd how long a file is left alone that does not end with a line break */
    AgentSettings settings(Path spool, Duration openEnd) {
        BrokerSettings nobody = new BrokerSettings(
                "agent.yaml",
                "localhost:1",
                Map.of(),
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        return new AgentSettings(
                new AgentSettings.AgentFiles(home.resolve("catalogue.yaml"), inbox(), spool, home.resolve("key.pem")),
                nobody,
                new AgentSettings.Times(Duration.ofMillis(20), Duration.ZERO, openEnd),
                DecimalMark.EITHER,
                Locale.ENGLISH,
                CLOCK);
    }

    Path inbox() {
        return home.resolve("inbox");
    }

    void drop(String name, String text) throws IOException {
        Files.writeString(inbox().resolve(name), text);
    }

    /** The file names in the inbox or a subfolder of it. */
    List<String> files(String place) throws IOException {
        try (Stream<Path> files = Files.list(inbox().resolve(place))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** All spooled statements in order. The agent must not run. */
    List<Statement> stated() throws SpoolException {
        List<Statement> stated = new ArrayList<>();
        try (Spool spool = Spool.open(settings().spool(), Clock.systemUTC())) {
            for (SpooledReport report : spool.waiting(0, Integer.MAX_VALUE)) {
                stated.addAll(ReportCodec.decode(report.report().payload()).statements());
            }
        } catch (UnreadableReportException impossible) {
            throw new AssertionError(impossible);
        }
        return stated;
    }
}
