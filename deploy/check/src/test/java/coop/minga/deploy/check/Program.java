package coop.minga.deploy.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** External programs of tests, found by variable, PATH or Debian's folder for daemons. */
enum Program {
    IRCD("MINGA_TEST_IRCD", "ngircd"),
    CHROMIUM("MINGA_TEST_CHROMIUM", "chromium"),
    CHROMEDRIVER("MINGA_TEST_CHROMEDRIVER", "chromedriver"),
    DOCKER("MINGA_TEST_DOCKER", "docker");

    private final String variable;
    private final String name;

    Program(String variable, String name) {
        this.variable = variable;
        this.name = name;
    }

    Optional<Path> find() {
        return Stream.concat(named(), onThePath()).filter(Files::isExecutable).findFirst();
    }

    Path path() {
        return find().orElseThrow(() -> new IllegalStateException(name + " is not installed"));
    }

    private Stream<Path> named() {
        return Stream.ofNullable(System.getenv(variable)).map(Path::of);
    }

    private Stream<Path> onThePath() {
        String folders = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin";
        return Stream.of(folders.split(":", -1)).map(folder -> Path.of(folder, name));
    }
}
