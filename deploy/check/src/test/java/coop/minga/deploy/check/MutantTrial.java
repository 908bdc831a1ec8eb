package coop.minga.deploy.check;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import javax.tools.ToolProvider;

/**
 * Compiles a mutant's file aside and runs its test with that class, or that migration, first on the class path. The
 * sources are not touched.
 */
final class MutantTrial {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Path tree;
    private final Path aside;

    /** @param aside a folder for classes and test output */
    MutantTrial(Path tree, Path aside) {
        this.tree = tree;
        this.aside = aside;
    }

    Outcome of(Mutant mutant) throws IOException, InterruptedException {
        var place = place(mutant);
        var fault = compile(mutant, place);
        return fault.isEmpty() ? run(mutant, place) : new Outcome.Unusable(fault);
    }

    /** The error of the compiler or table; empty if there is none. */
    String compile(Mutant mutant) throws IOException {
        return compile(mutant, place(mutant));
    }

    private Path place(Mutant mutant) throws IOException {
        return Files.createDirectories(aside.resolve(mutant.breaks().replaceAll("[^A-Za-z0-9]+", "-")));
    }

    private String compile(Mutant mutant, Path place) throws IOException {
        var original = tree.resolve(mutant.file());
        var name = original.getFileName().toString();
        var folder = mutant.isMigration() ? copyOfAll(original.resolveSibling(""), place) : place;
        try {
            Files.writeString(folder.resolve(name), mutant.applyTo(Files.readString(original)));
        } catch (IllegalStateException doesNotApply) {
            return "it does not apply to " + name + " any more: " + doesNotApply.getMessage();
        }
        return mutant.isMigration() ? "" : compile(place, name);
    }

    /** The other migrations stand beside the mutant, since the test finds one folder of them only. */
    private static Path copyOfAll(Path migrations, Path place) throws IOException {
        var folder = Files.createDirectories(place.resolve("classes").resolve(SingleTest.MIGRATIONS));
        try (var files = Files.list(migrations)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder;
    }

    private static String compile(Path place, String name) throws IOException {
        var said = new StringWriter();
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK has a compiler");
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var classes = Files.createDirectories(place.resolve("classes")).toString();
            var options = List.of(
                    "-d",
                    classes,
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "-parameters",
                    "-nowarn");
            var compiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjects(place.resolve(name)))
                    .call();
            return compiled ? "" : "it does not compile: " + said;
        }
    }

    private Outcome run(Mutant mutant, Path place) throws IOException, InterruptedException {
        var log = place.resolve("test.log");
        var module = tree.resolve(mutant.module());
        var path = String.join(
                File.pathSeparator,
                place.resolve("classes").toString(),
                System.getProperty("java.class.path"),
                module.resolve("target/test-classes").toString());
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Dbasedir=" + module,
                        "-cp",
                        path,
                        SingleTest.class.getName(),
                        mutant.testClass(),
                        mutant.testMethod())
                .directory(module.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return new Outcome.Unusable("its test did not end within " + LONGEST.toMinutes() + " minutes, see " + log);
        }
        return switch (process.exitValue()) {
            case SingleTest.REFUTED -> new Outcome.Killed(reason(log));
            case SingleTest.PASSED -> new Outcome.Survived();
            case SingleTest.NOTHING_RUN -> new Outcome.Unusable("its test was not run, see " + log);
            default -> new Outcome.Unusable("its test failed by something else than its assertion, see " + log);
        };
    }

    private static String reason(Path log) throws IOException {
        return Files.readString(log)
                .lines()
                .filter(line -> line.startsWith(SingleTest.BECAUSE))
                .map(line -> line.substring(SingleTest.BECAUSE.length()))
                .findFirst()
                .orElse("");
    }

    sealed interface Outcome {

        /** @param reason the test's failure */
        record Killed(String reason) implements Outcome {}

        /** The test passed, so it does not prove its promise. */
        record Survived() implements Outcome {}

        /** The trial says nothing about the test. */
        record Unusable(String reason) implements Outcome {}
    }
}
