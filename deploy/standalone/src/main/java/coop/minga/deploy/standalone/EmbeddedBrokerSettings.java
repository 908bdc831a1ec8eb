package coop.minga.deploy.standalone;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of an embedded broker.
 *
 * @param folder of its log; a temporary one if empty
 * @param port 0 takes any free one
 */
public record EmbeddedBrokerSettings(Optional<Path> folder, int port, int partitions) {
    static final int PARTITIONS = 4;
    private static final int GREATEST_PORT = 65_535;

    public EmbeddedBrokerSettings {
        if (port < 0 || port > GREATEST_PORT) {
            throw new IllegalArgumentException("port is " + port + "; expected 0 to " + GREATEST_PORT);
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions is " + partitions + "; expected at least 1");
        }
    }

    public static EmbeddedBrokerSettings temporary() {
        return new EmbeddedBrokerSettings(Optional.empty(), 0, PARTITIONS);
    }

    public static EmbeddedBrokerSettings in(Path folder) {
        return new EmbeddedBrokerSettings(Optional.of(folder), 0, PARTITIONS);
    }
}
