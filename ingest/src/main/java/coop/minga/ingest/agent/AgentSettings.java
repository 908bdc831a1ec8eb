package coop.minga.ingest.agent;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import coop.minga.ingest.publish.BrokerSettings;
import coop.minga.ingest.source.DecimalMark;

/**
 * All an agent has to be told.
 *
 * @param catalogue the cooperative's own catalogue, read again before every scan
 * @param folder where files are dropped; {@code done} and {@code refused} are made in it
 * @param spool the file that keeps reports until they have arrived
 * @param key the file with the cooperative's key pair
 * @param pollInterval how often the folder is looked at
 * @param settleTime how long a file has to be left alone before it counts as whole
 * @param openEndTime how long it has to be left alone where its last line has no end; it is taken as it is then
 * @param decimalMark of the numbers in the files, where the cooperative wants to say
 * @param productionClock says which production day it is; the machine's clock but for a federation that runs on another
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
