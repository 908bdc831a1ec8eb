package coop.minga.analytics.outage;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutagesTests {

    private final AtomicLong nanoTime = new AtomicLong();
    private final Outages outages = new Outages(nanoTime::get);

    @ParameterizedTest
    @CsvSource({
        "53100, DISK_FULL",
        "53300, DATABASE",
        "08006, DATABASE",
        "08001, DATABASE",
        "57P01, DATABASE",
        "57P03, DATABASE",
        "23505,",
        "40001,",
        "54000,"
    })
    void readsTheStateOfARefusal(String state, Outage expected) {
        var failure = new IllegalStateException("wrapped", new SQLException("refused", state));
        assertThat(Outage.of(failure)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void knowsAFullDiskAndAPoolWithoutConnections() {
        assertThat(Outage.of(new IOException("No space left on device"))).contains(Outage.DISK_FULL);
        assertThat(Outage.of(new SQLTransientConnectionException("pool"))).contains(Outage.DATABASE);
        assertThat(Outage.of(new IllegalArgumentException("day is 2300"))).isEmpty();
        assertThat(Outage.of(new IOException())).isEmpty();
    }

    @Test
    void anEndlessChainOfCausesIsFollowedForAWhileOnly() {
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));
        assertThat(Outage.of(first)).isEmpty();
    }

    @Test
    void standsUntilItsStepWorksAgainAndAMomentLonger() {
        outages.failed("record", new SQLException("full", "53100"));
        pass(Duration.ofHours(1));
        assertThat(outages.now()).contains(Outage.DISK_FULL);

        outages.failed("record", new SQLException("full", "53100"));
        outages.worked("record");
        assertThat(outages.now()).contains(Outage.DISK_FULL);
        pass(Duration.ofSeconds(6));
        assertThat(outages.now()).isEmpty();
    }

    @Test
    void aFailureOfAnotherKindIsNone() {
        outages.failed("judge", new SQLException("full", "53100"));
        outages.failed("judge", new IllegalStateException("a fault of ours"));
        pass(Duration.ofSeconds(6));
        assertThat(outages.now()).isEmpty();
    }

    @Test
    void reportsTheFullDiskBeforeItsConsequences() {
        var full = new AtomicBoolean(true);
        outages.ask(() -> Optional.of(Outage.BROKER));
        outages.ask(() -> full.get() ? Optional.of(Outage.DISK_FULL) : Optional.empty());
        outages.failed("record", new SQLException("gone", "08006"));
        assertThat(outages.now()).contains(Outage.DISK_FULL);

        full.set(false);
        assertThat(outages.now()).contains(Outage.DATABASE);
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
