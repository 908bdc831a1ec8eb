package coop.minga.ingest.agent;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import coop.minga.ingest.publish.BrokerSettings;
import coop.minga.ingest.source.DecimalMark;

/**
 * Settings of an agent.
 *
 * @param catalogue read again before every scan
 * @param openEndTime replaces settleTime if the last line has no line break
 * @param productionClock determines the production day
 */
public record AgentSettings(
        Path catalogue,
        Path folder,
        Path spool,
        Path key,
        BrokerSettings broker,
        Duration pollInterval,
        Duration settleTime,
        Duration openEndTime,
        DecimalMark decimalMark,
        Clock productionClock) {
    public static final Duration USUAL_POLL_INTERVAL = Duration.ofSeconds(2);
    public static final Duration USUAL_SETTLE_TIME = Duration.ofSeconds(1);
    public static final Duration USUAL_OPEN_END_TIME = Duration.ofSeconds(30);

    private static final Duration LONGEST = Duration.ofDays(1);

    public AgentSettings {
        check("poll_interval", pollInterval, pollInterval.isPositive());
        check("settle_time", settleTime, !settleTime.isNegative());
        check("open_end_time", openEndTime, !openEndTime.isNegative());
    }

    private static void check(String field, Duration value, boolean holds) {
        if (!holds || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    field + " \"" + value + "\", expected a duration like PT2S, at most a day");
        }
    }
}
