package coop.minga.ingest.settings;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import coop.minga.ingest.notice.MailSettings;
import coop.minga.ingest.publish.BrokerSettings;
import coop.minga.ingest.source.DecimalMark;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an agent.
 *
 * @param broker null while the federation has not given its address
 * @param language of what the agent says
 * @param productionClock determines the production day
 * @param mail null if nobody is told of questions by mail
 */
public record AgentSettings(
        AgentFiles files,
        @Nullable BrokerSettings broker,
        Times times,
        DecimalMark decimalMark,
        Locale language,
        Clock productionClock,
        @Nullable MailSettings mail) {

    /** Without mail. */
    public AgentSettings(
            AgentFiles files,
            @Nullable BrokerSettings broker,
            Times times,
            DecimalMark decimalMark,
            Locale language,
            Clock productionClock) {
        this(files, broker, times, decimalMark, language, productionClock, null);
    }

    /** @param catalogue read again before every scan */
    public record AgentFiles(Path catalogue, Path folder, Path spool, Path key) {}

    /**
     * The pace of scans.
     *
     * @param openEnd replaces {@code settle} if the last line has no line break
     */
    public record Times(Duration pollInterval, Duration settle, Duration openEnd) {

        private static final Duration LONGEST = Duration.ofDays(1);

        public static final Times USUAL =
                new Times(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(30));

        public Times {
            check("poll_interval", pollInterval, pollInterval.isPositive());
            check("settle_time", settle, !settle.isNegative());
            check("open_end_time", openEnd, !openEnd.isNegative());
        }

        private static void check(String field, Duration value, boolean holds) {
            if (!holds || value.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        field + " \"" + value + "\", expected a duration like PT2S, at most a day");
            }
        }
    }

    public Path catalogue() {
        return files.catalogue();
    }

    /** Beside the catalogue. */
    public Path answers() {
        return files.catalogue().resolveSibling("answers.yaml");
    }

    public Path folder() {
        return files.folder();
    }

    public Path spool() {
        return files.spool();
    }

    public Path key() {
        return files.key();
    }
}
