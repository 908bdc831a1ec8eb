package coop.minga.ingest.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Reports for tests, and the sample files. */
public final class Reports {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private Reports() {}

    public static Report of(Statement... statements) {
        return new Report(
                new FederationId("minga-sur"),
                new CooperativeId("pan-del-sur"),
                new StreamId(UUID.fromString("6f1d2b1e-8a7c-4c39-9d0e-5b1f0c7a2e44")),
                17,
                Instant.parse("2026-11-22T05:00:00Z"),
                ZoneId.of("America/Santiago"),
                List.of(statements));
    }

    public static Statement bread(LocalDate day, double value) {
        return new Statement(new IndicatorCode("bread"), day, value, "kg");
    }

    public static byte[] sample(String name) {
        try (InputStream sample = Objects.requireNonNull(Reports.class.getResourceAsStream(name), name)) {
            return sample.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
