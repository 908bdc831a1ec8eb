package coop.minga.ingest.spool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;

import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Statement;

/** Reads the history of a spool, and changes nothing. The agent may be running. */
public final class SpoolReader implements SpoolHistory {
    private final Path file;

    private SpoolReader(Path file) {
        this.file = file;
    }

    /** The history of the spool, or none where there is no spool yet. */
    public static SpoolHistory of(Path file) {
        return Files.exists(file) ? new SpoolReader(file) : NOTHING;
    }

    @Override
    public boolean taken(String contentHash) throws SpoolException {
        return read(connection -> new SpoolJournal(connection).taken(contentHash));
    }

    @Override
    public NavigableMap<LocalDate, Double> values(CooperativeId cooperative, IndicatorCode indicator)
            throws SpoolException {
        return read(connection -> new StatedTable(connection).values(cooperative, indicator));
    }

    @Override
    public List<Statement> overruling(CooperativeId cooperative, List<Statement> statements, Instant fileTime)
            throws SpoolException {
        return read(connection -> {
            StatedTable stated = new StatedTable(connection);
            return stated.overruling(cooperative, stated.changed(cooperative, statements), fileTime);
        });
    }

    private <T> T read(Query<T> query) throws SpoolException {
        try (Connection connection = SpoolDatabase.openExisting(file)) {
            return query.on(connection);
        } catch (SQLException failure) {
            throw SpoolDatabase.explain(file, failure);
        }
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
