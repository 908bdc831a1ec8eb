package coop.minga.ingest.spool;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.file.ReportKeyFile;
import coop.minga.ingest.file.ReportKeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static coop.minga.ingest.spool.Spools.days;
import static org.assertj.core.api.Assertions.assertThat;

/** Kills a spooling child process with SIGKILL at random moments. */
final class KilledSpoolTests {
    private static final int KILLS = Integer.getInteger("minga.kills", 6);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatWasTakenIsThereOnceWhereverTheProcessIsKilled() throws Exception {
        Path file = folder.resolve("spool.db");
        Path key = folder.resolve("key.pem");
        ReportKeyFile.write(ReportKeyPair.generate(), key);
        Random random = new Random(17);
        long promised = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            promised = Math.max(promised, spoolUntilKilled(file, key, random));
            List<Statement> kept = kept(file);
            assertThat(kept.size()).isGreaterThanOrEqualTo((int) promised);
            assertThat(kept).isEqualTo(days(Statement.EARLIEST_DAY, kept.size()));
        }
        assertThat(promised).isPositive();
    }

    private static List<Statement> kept(Path file) throws SpoolException {
        try (Spool spool = Spool.open(file, Clock.systemUTC())) {
            assertThat(spool.waiting(0, Integer.MAX_VALUE))
                    .extracting(SpooledReport::sequence)
                    .isEqualTo(
                            LongStream.rangeClosed(1, spool.status().reports().spooled())
                                    .boxed()
                                    .toList());
            return Spools.statements(spool);
        }
    }

    /** The number of values that the child had confirmed before the kill. */
    private static long spoolUntilKilled(Path file, Path key, Random random) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        file.toString(),
                        key.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long promised = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            int lines = 1 + random.nextInt(20);
            for (int at = 0; at < lines; at++) {
                promised = Long.parseLong(out.readLine());
            }
            long delay = random.nextLong(TimeUnit.MILLISECONDS.toNanos(4));
            long end = System.nanoTime() + delay;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            child.toHandle().destroyForcibly(); // the pipe keeps earlier lines
            child.waitFor();
            String line = out.readLine();
            while (line != null && !line.isEmpty()) {
                promised = Math.max(promised, promisedBy(line, promised));
                line = out.readLine();
            }
        }
        return promised;
    }

    /** Ignores a torn last line. */
    private static long promisedBy(String line, long before) {
        long number = Long.parseLong(line);
        return number == before + 1 ? number : before;
    }

    /** Adds one value at a time and confirms each. */
    static final class Child {
        public static void main(String[] arguments) throws Exception {
            ReportAuthor author = Spools.author(ReportKeyFile.read(Path.of(arguments[1])));
            OutputStream out = System.out;
            try (Spool spool = Spool.open(Path.of(arguments[0]), Clock.systemUTC())) {
                int known = Spools.statements(spool).size();
                for (int at = known + 1; at < 30_000; at++) {
                    spool.add(author, Spools.file("file-" + at), days(Statement.EARLIEST_DAY, at));
                    out.write((at + "\n").getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
            }
        }
    }
}
