package coop.minga.deploy.standalone;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of an embedded database.
 *
 * @param folder of its files; a temporary one if empty
 * @param port 0 takes any free one
 */
public record DatabaseSettings(Optional<Path> folder, int port) {
    private static final int GREATEST_PORT = 65_535;

    public DatabaseSettings {
        if (port < 0 || port > GREATEST_PORT) {
            throw new IllegalArgumentException("port is " + port + "; expected 0 to " + GREATEST_PORT);
        }
    }

    public static DatabaseSettings temporary() {
        return new DatabaseSettings(Optional.empty(), 0);
    }

    public static DatabaseSettings in(Path folder) {
        return new DatabaseSettings(Optional.of(folder), 0);
    }
}
