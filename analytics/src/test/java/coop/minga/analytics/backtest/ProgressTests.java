package coop.minga.analytics.backtest;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTests {

    private final StringWriter said = new StringWriter();

    @Test
    void saysOnATerminalHowFarItIsOnOneLine() {
        run(true, 1200);
        assertThat(said.toString())
                .contains("500 rows judged, now series pump")
                .matches("(?s)(\\r[^\\r\\n]*)+\\R")
                .contains("1,200 rows judged");
    }

    @Test
    void saysNothingWhereNobodyWatchesOrTheRunIsShort() {
        run(false, 1200);
        run(true, 10);
        assertThat(said.toString()).isEmpty();
    }

    private void run(boolean terminal, int rows) {
        Progress progress = new Progress(new PrintWriter(said), terminal);
        for (int i = 0; i < rows; i++) {
            progress.row("pump");
        }
        progress.end();
    }
}
