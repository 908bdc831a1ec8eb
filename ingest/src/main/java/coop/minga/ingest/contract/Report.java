package coop.minga.ingest.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Readings that a cooperative states at one moment, numbered within a stream. {@code statedAt} is kept in whole
 * milliseconds.
 */
public record Report(
        FederationId federation,
        CooperativeId cooperative,
        StreamId stream,
        long sequence,
        Instant statedAt,
        ZoneId zone,
        List<Statement> statements) {
    public static final int MOST_STATEMENTS = 1000;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");

    public Report {
        Check.that(sequence >= 1, "sequence", sequence, "a whole number from 1");
        Check.that(
                !statedAt.isBefore(EARLIEST) && statedAt.isBefore(LATEST),
                "stated_at",
                statedAt,
                "a time between the years 2000 and 2999");
        statedAt = statedAt.truncatedTo(ChronoUnit.MILLIS);
        statements = List.copyOf(statements);
        Check.that(
                !statements.isEmpty() && statements.size() <= MOST_STATEMENTS,
                "readings",
                statements.size(),
                "1 to " + MOST_STATEMENTS + " readings");
        refuseRepetition(statements);
    }

    private static void refuseRepetition(List<Statement> statements) {
        record Subject(IndicatorCode indicator, LocalDate day) {}
        Set<Subject> seen = new HashSet<>();
        for (Statement statement : statements) {
            Check.that(
                    seen.add(new Subject(statement.indicator(), statement.day())),
                    "readings",
                    statement.indicator() + " of " + statement.day(),
                    "each indicator once for a day");
        }
    }
}
