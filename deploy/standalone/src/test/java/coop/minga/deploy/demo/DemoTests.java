package coop.minga.deploy.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of invalid command lines. */
final class DemoTests {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path home = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--day=0s    | --day is 0 s; expected 1s to 1d",
                "--day=500ms | --day is 0.5 s; expected 1s to 1d",
                "--day=bla   | minga demo: Invalid value for option '--day': 'bla' is no time; expected one like 30s",
                "--dya=30s   | minga demo: Unknown option: '--dya=30s'",
                "--port=80x  | Invalid value for option '--port'",
            })
    void saysInTheLastLineWhatIsWrong(String option, String message) {
        assertThat(demo(option)).isNotZero();

        assertThat(err.toString().lines().toList().getLast()).contains(message);
        assertThat(err.toString()).doesNotContain("Exception").hasLineCount(message.contains("--day is") ? 1 : 2);
    }

    @Test
    void saysInOneLineThatTheFolderCannotBeUsed() throws Exception {
        Path file = Files.createFile(home.resolve("file"));

        for (Path unusable : new Path[] {file, Path.of("/proc/nope")}) {
            assertThat(demo("--port=0", "--data=" + unusable)).isEqualTo(1);
        }

        assertThat(err.toString().lines())
                .containsExactly(
                        "minga demo: --data is " + file
                                + "; expected a folder, or a place for one, that you may write to",
                        "minga demo: --data is /proc/nope; expected a folder, or a place for one, that you may write to");
    }

    private int demo(String... options) {
        CommandLine line = Demo.commandLine();
        line.setErr(new PrintWriter(err, true));
        return line.execute(options);
    }
}
