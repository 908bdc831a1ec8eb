package coop.minga.deploy.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;

import coop.minga.deploy.demo.sample.SampleSettings;
import coop.minga.deploy.standalone.CannotStartException;
import coop.minga.deploy.standalone.DatabaseAddress;
import coop.minga.ingest.file.AtomicFile;

/**
 * State of a demo between runs on one folder.
 *
 * @param password of all sample accounts
 * @param federationTime latest federation time; empty until history is loaded
 */
record DemoState(SampleSettings sample, String password, String database, Optional<Instant> federationTime) {
    private static final String EMBEDDED = "embedded";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 10;

    /** Reads the last state, or creates one. */
    static DemoState open(Path file, DemoSettings settings, LocalDate today) {
        String database = settings.database().map(DatabaseAddress::url).orElse(EMBEDDED);
        if (!Files.exists(file)) {
            LocalDate firstLiveDay = SampleSettings.usualFirstLiveDay(today);
            return new DemoState(
                    new SampleSettings(
                            settings.seed().orElse(DemoSettings.USUAL_SEED),
                            settings.cooperatives().orElse(DemoSettings.USUAL_COOPERATIVES),
                            firstLiveDay),
                    newPassword(),
                    database,
                    Optional.empty());
        }
        DemoState state = read(file);
        if (!state.database.equals(database)) {
            throw new CannotStartException(
                    "the folder " + file.getParent() + " belongs to the database " + state.database + ", not to "
                            + database + "; give the same --database as before, or another --data");
        }
        return state;
    }

    /** A message if the folder holds another federation than requested. */
    Optional<String> notAsAsked(DemoSettings settings, Path folder) {
        boolean same = settings.seed().orElse(sample.seed()) == sample.seed()
                && settings.cooperatives().orElse(sample.cooperatives()) == sample.cooperatives();
        return same
                ? Optional.empty()
                : Optional.of("the data in " + folder + " has " + sample.cooperatives() + " cooperatives and seed "
                        + sample.seed() + "; --cooperatives and --seed count for new data only");
    }

    DemoState at(Instant time) {
        return new DemoState(sample, password, database, Optional.of(time));
    }

    void save(Path file) {
        Properties all = new Properties();
        all.setProperty("seed", Long.toString(sample.seed()));
        all.setProperty("cooperatives", Integer.toString(sample.cooperatives()));
        all.setProperty("first_live_day", sample.firstLiveDay().toString());
        all.setProperty("password", password);
        all.setProperty("database", database);
        federationTime.ifPresent(time -> all.setProperty("federation_time", time.toString()));
        StringWriter text = new StringWriter();
        try {
            all.store(text, null);
            AtomicFile.write(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's state cannot be kept in " + file, e);
        }
    }

    private static DemoState read(Path file) {
        Properties all = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            all.load(reader);
            return new DemoState(
                    new SampleSettings(
                            Long.parseLong(all.getProperty("seed")),
                            Integer.parseInt(all.getProperty("cooperatives")),
                            LocalDate.parse(all.getProperty("first_live_day"))),
                    all.getProperty("password"),
                    all.getProperty("database"),
                    Optional.ofNullable(all.getProperty("federation_time")).map(Instant::parse));
        } catch (IOException | RuntimeException e) {
            throw new CannotStartException(
                    "the demo's state in " + file + " cannot be read; choose another --data folder", e);
        }
    }

    private static String newPassword() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int at = 0; at < PASSWORD_LENGTH; at++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
