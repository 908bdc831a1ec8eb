package coop.minga.deploy.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Java processes that end with this one, when their standard input closes. They ignore Ctrl-C, which a terminal sends
 * to all its processes.
 */
public final class ChildJava {
    private static final List<String> WITHOUT_CTRL_C = List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");
    private static final List<String> SMALL = List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");

    private ChildJava() {}

    /** @param log receives the process's standard error */
    public static Process start(String heap, Class<?> main, List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>(WITHOUT_CTRL_C);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.add("-Xmx" + heap);
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // as an argument it would hide the others: process listings cut long command lines
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    /** Closes the process's input; ends it by force after the time given. */
    public static void end(Process process, Duration patience) {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            process.destroy();
        }
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
