package coop.minga.ingest.settings;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import coop.minga.ingest.contract.Field;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.file.YamlFile;
import coop.minga.ingest.notice.MailSettings;
import coop.minga.ingest.publish.BrokerSettings;
import coop.minga.ingest.source.DecimalMark;

/** Reads {@code agent.yaml}. Relative paths start at its folder. */
public final class AgentSettingsFile {
    private static final Set<String> FIELDS = Set.of(
            "catalogue",
            "folder",
            "spool",
            "key",
            "kafka",
            "poll_interval",
            "settle_time",
            "open_end_time",
            "decimal_mark",
            "language",
            "production_clock",
            "mail");
    private static final Set<String> MAIL_FIELDS =
            Set.of("server", "port", "starttls", "from", "user", "password_file");
    private static final long USUAL_MAIL_PORT = 587;
    private static final Set<String> KAFKA_FIELDS =
            Set.of("bootstrap_servers", "properties", "delivery_timeout", "first_back_off", "longest_back_off");
    private static final Set<String> CLOCK_FIELDS = Set.of("machine", "reads", "rate");

    private AgentSettingsFile() {}

    public static AgentSettings read(Path file) throws UnreadableFileException {
        return YamlFile.read(file, document -> settings(file.toAbsolutePath(), document));
    }

    private static AgentSettings settings(Path file, Field document) {
        document.knowsOnly(FIELDS);
        return new AgentSettings(
                new AgentSettings.AgentFiles(
                        path(file, document.at("catalogue")),
                        path(file, document.at("folder")),
                        path(file, document.at("spool")),
                        path(file, document.at("key"))),
                document.optional("kafka")
                        .map(kafka -> kafka.build(each -> broker(file, each)))
                        .orElse(null),
                new AgentSettings.Times(
                        duration(document, "poll_interval", AgentSettings.Times.USUAL.pollInterval()),
                        duration(document, "settle_time", AgentSettings.Times.USUAL.settle()),
                        duration(document, "open_end_time", AgentSettings.Times.USUAL.openEnd())),
                document.optional("decimal_mark")
                        .map(field -> field.text(AgentSettingsFile::decimalMark, "point or comma"))
                        .orElse(DecimalMark.EITHER),
                document.optional("language")
                        .map(field -> field.text(AgentSettingsFile::language, "en or es"))
                        .orElseGet(Locale::getDefault),
                document.optional("production_clock")
                        .map(field -> field.build(AgentSettingsFile::clock))
                        .orElse(Clock.systemUTC()),
                document.optional("mail")
                        .map(mail -> mail.build(each -> mail(file, each)))
                        .orElse(null));
    }

    private static MailSettings mail(Path file, Field mail) {
        mail.knowsOnly(MAIL_FIELDS);
        return new MailSettings(
                mail.at("server").text(),
                Math.toIntExact(Math.min(
                        mail.optional("port").map(Field::wholeNumber).orElse(USUAL_MAIL_PORT), Integer.MAX_VALUE)),
                mail.optional("starttls").map(Field::flag).orElse(true),
                mail.at("from").text(),
                mail.optional("user").map(Field::text).orElse(null),
                mail.optional("password_file").map(each -> path(file, each)).orElse(null));
    }

    /** @param file for messages */
    public static BrokerSettings broker(Path file, Field kafka) {
        kafka.knowsOnly(KAFKA_FIELDS);
        BrokerSettings usual = new BrokerSettings(
                file.toString(), kafka.at("bootstrap_servers").text(), properties(kafka));
        return new BrokerSettings(
                usual.file(),
                usual.bootstrapServers(),
                usual.properties(),
                duration(kafka, "delivery_timeout", usual.deliveryTimeout()),
                duration(kafka, "first_back_off", usual.firstBackOff()),
                duration(kafka, "longest_back_off", usual.longestBackOff()));
    }

    private static Map<String, String> properties(Field kafka) {
        return kafka.optional("properties").map(Field::entries).orElse(Map.of()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().plainText()));
    }

    public static Clock clock(Field clock) {
        clock.knowsOnly(CLOCK_FIELDS);
        return new ProductionClock(
                        InstantSource.system(),
                        instant(clock.at("machine")),
                        instant(clock.at("reads")),
                        clock.at("rate").number())
                .clock(ZoneOffset.UTC);
    }

    private static DecimalMark decimalMark(String text) {
        return switch (text) {
            case "point" -> DecimalMark.POINT;
            case "comma" -> DecimalMark.COMMA;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Locale language(String text) {
        if (!text.equals("en") && !text.equals("es")) {
            throw new IllegalArgumentException(text);
        }
        return Locale.of(text);
    }

    private static Instant instant(Field field) {
        return field.text(Instant::parse, "a time like 2026-11-22T05:00:00Z");
    }

    private static Path path(Path file, Field field) {
        return field.text(text -> file.resolveSibling(text).normalize(), "a path");
    }

    private static Duration duration(Field field, String name, Duration usual) {
        Optional<Field> given = field.optional(name);
        return given.map(each -> each.text(Duration::parse, "a duration like PT2S"))
                .orElse(usual);
    }
}
