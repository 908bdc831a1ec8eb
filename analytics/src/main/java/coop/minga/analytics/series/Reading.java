package coop.minga.analytics.series;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The value of an indicator for a production day, by its latest statement.
 *
 * @param stated null if the value was withdrawn
 * @param revision the number of changes of the value
 */
public record Reading(LocalDate day, @Nullable Double stated, int revision, Instant statedAt) {

    public boolean withdrawn() {
        return stated == null;
    }

    /** @throws IllegalStateException if it was withdrawn */
    public double value() {
        if (stated == null) {
            throw new IllegalStateException("the reading of " + day + " was withdrawn, expected a value");
        }
        return stated;
    }
}
