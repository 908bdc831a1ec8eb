package coop.minga.deploy.standalone;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an embedded broker keeps its log and how it is reached. Without a folder it lives in a temporary one that is
 * deleted when it closes; port 0 takes any free one.
 */
public record BrokerSettings(Optional<Path> folder, int port, int partitions) {
    private static final int GREATEST_PORT = 65_535;

    public BrokerSettings {
        if (port < 0 || port > GREATEST_PORT) {
            throw new IllegalArgumentException("port is " + port + "; expected 0 to " + GREATEST_PORT);
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions is " + partitions + "; expected at least 1");
        }
    }

    public static BrokerSettings temporary() {
        return new BrokerSettings(Optional.empty(), 0, 4);
    }

    public static BrokerSettings in(Path folder) {
        return new BrokerSettings(Optional.of(folder), 0, 4);
    }
}
