package coop.minga.ingest.agent;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** A value that was sent is withdrawn by a command or by a file, once, and is not brought back unasked. */
final class WithdrawalTests {
    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final String SETTINGS = """
            catalogue: catalogue.yaml
            folder: inbox
            spool: spool.db
            key: key.pem
            language: en
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path home = Path.of("");

    private Cooperative cooperative = new Cooperative(home);

    @BeforeEach
    void found() throws IOException {
        cooperative = Cooperative.at(home);
        Files.writeString(home.resolve("agent.yaml"), SETTINGS);
    }

    @Test
    void theCommandWithdrawsAValueOnceAndBesideARunningAgent() throws Exception {
        drop("a.csv", "day,bread\n2026-11-20,7\n2026-11-21,8\n", 0);
        try (Agent agent = Agent.open(cooperative.settings())) {
            agent.runOnce(Duration.ZERO);
            assertThat(withdraw("bread", "2026-11-20")).isZero();
            assertThat(withdraw("bread", "2026-11-20")).isZero();
            assertThat(agent.status().reports().waiting()).isEqualTo(2);
        }

        assertThat(cooperative.stated()).containsExactly(bread(20, 7), bread(21, 8), withdrawn(20));
        assertThat(out.toString().lines())
                .containsExactly(
                        "bread of 2026-11-20 is withdrawn. The agent tells the federation when it runs.",
                        "bread of 2026-11-20 was withdrawn before. Nothing is sent.");
    }

    @Test
    void theCommandRefusesADayWithoutAValueUnlessItIsSaidAndAnUnknownIndicator() throws Exception {
        drop("a.csv", "day,bread\n2026-11-20,7\n", 0);
        run();

        assertThat(withdraw("bread", "2026-11-19")).isEqualTo(AgentCommand.REFUSED);
        assertThat(withdraw("milk", "2026-11-20")).isEqualTo(AgentCommand.REFUSED);
        assertThat(err.toString()).contains("has sent no value of bread for 2026-11-19", "bread, sales");
        assertThat(withdraw("bread", "2026-11-19", "--even-unknown")).isZero();

        assertThat(cooperative.stated()).containsExactly(bread(20, 7), withdrawn(19));
    }

    @Test
    void aFileWithdrawsWhereItSaysSoAndAValueBesideItIsUnclear() throws Exception {
        drop("a.csv", "day,bread,sales\n2026-11-19,6,90\n2026-11-20,7,100\n", 0);
        run();
        drop(
                "b.csv",
                "indicator,day,value\nbread,2026-11-19,WITHDRAW\nbread,2026-11-20,retirar\nbread,2026-11-20,9\n",
                1);
        run();

        assertThat(cooperative.stated())
                .containsExactly(
                        bread(19, 6), sales(19, 90), bread(20, 7), sales(20, 100), withdrawn(19), bread(20, 9));
        assertThat(Files.readString(cooperative.inbox().resolve("refused/b.csv.errors.csv")))
                .contains("b.csv,3,value,retirar,\"2026-11-20 has another row");
    }

    @Test
    void aFileThatBringsAWithdrawnValueBackIsAskedAndANewValueIsTaken() throws Exception {
        drop("a.csv", "day,bread\n2026-11-20,7\n", 0);
        run();
        assertThat(withdraw("bread", "2026-11-20")).isZero();
        drop("b.csv", "day,bread\n2026-11-20,7\n2026-11-21,8\n", 1);
        run();

        assertThat(cooperative.stated()).containsExactly(bread(20, 7), withdrawn(20), bread(21, 8));
        assertThat(Files.readString(cooperative.settings().answers())).contains("bread of 2026-11-20 was withdrawn");
        assertThat(cooperative.files("waiting")).contains("b.csv");

        drop("c.csv", "day,bread\n2026-11-20,70\n", Duration.ofDays(3650).toMinutes());
        run();
        assertThat(cooperative.stated()).endsWith(bread(20, 70));
    }

    private void run() throws Exception {
        try (Agent agent = Agent.open(cooperative.settings())) {
            agent.runOnce(Duration.ZERO);
        }
    }

    private void drop(String name, String text, long minutes) throws IOException {
        cooperative.drop(name, text);
        Files.setLastModifiedTime(
                cooperative.inbox().resolve(name), FileTime.from(MORNING.plus(Duration.ofMinutes(minutes))));
    }

    private int withdraw(String... arguments) {
        CommandLine line = AgentCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 3];
        all[0] = "withdraw";
        all[1] = "--config";
        all[2] = home.resolve("agent.yaml").toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return line.execute(all);
    }

    private static Statement bread(int dayOfNovember, double value) {
        return new Statement(new IndicatorCode("bread"), LocalDate.of(2026, 11, dayOfNovember), value, "kg");
    }

    private static Statement sales(int dayOfNovember, double value) {
        return new Statement(new IndicatorCode("sales"), LocalDate.of(2026, 11, dayOfNovember), value, "CLP");
    }

    private static Statement withdrawn(int dayOfNovember) {
        return Statement.withdrawal(new IndicatorCode("bread"), LocalDate.of(2026, 11, dayOfNovember), "kg");
    }
}
