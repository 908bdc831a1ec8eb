package coop.minga.analytics;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import coop.minga.analytics.series.Statements;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the pipeline.
 *
 * @param kafka properties of the consumer
 * @param tick interval between checks of clocks
 * @param chatNetworks private networks permitted for messages, such as {@code 10.0.0.0/8}
 * @param statementsADay limit per series and day; further values go to the quarantine
 */
@ConfigurationProperties("minga")
public record PipelineSettings(
        @DefaultValue Map<String, String> kafka,
        @DefaultValue("10s") Duration tick,
        @DefaultValue List<String> chatNetworks,
        @DefaultValue("" + Statements.USUAL_MOST) int statementsADay) {

    /** Enough for corrections by hand. */
    private static final int LEAST_STATEMENTS = 10;

    public PipelineSettings {
        if (!tick.isPositive() || tick.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("minga.tick: " + tick + ", expected more than 0 and a minute at most");
        }
        if (statementsADay < LEAST_STATEMENTS) {
            throw new IllegalArgumentException(
                    "minga.statements-a-day: " + statementsADay + ", expected at least " + LEAST_STATEMENTS);
        }
        kafka = Map.copyOf(kafka);
        chatNetworks = List.copyOf(chatNetworks);
    }
}
