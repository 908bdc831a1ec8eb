package coop.minga.deploy.demo.sample;

import java.time.Instant;
import java.util.List;

/**
 * A file that a cooperative drops.
 *
 * @param at time on the federation clock
 */
public record Drop(Instant at, String fileName, List<SampleReading> readings, String text) {
    public Drop {
        readings = List.copyOf(readings);
    }
}
