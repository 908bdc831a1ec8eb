package coop.minga.deploy.demo;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import coop.minga.analytics.catalogue.Catalogue;
import coop.minga.analytics.catalogue.CooperativeKeys;
import coop.minga.analytics.catalogue.FederationPlan;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.Channels;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.clock.FederationClock;
import coop.minga.analytics.people.Mandates;
import coop.minga.analytics.people.People;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.Readings;
import coop.minga.deploy.demo.sample.SamplePerson;
import coop.minga.deploy.standalone.CannotStartException;
import coop.minga.deploy.standalone.DatabaseAddress;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.transaction.support.TransactionTemplate;

/** Prepares the database before the server starts, and counts progress. */
final class DemoTables {
    private static final Locale SPANISH = Locale.of("es");

    private final DatabaseAddress address;
    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Federations federations;
    private final Catalogue catalogue;
    private final DirtyMarks marks;

    DemoTables(DatabaseAddress address) {
        this.address = address;
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        federations = new Federations(jdbc, Clock.systemUTC());
        marks = new DirtyMarks(jdbc);
        Readings readings = new Readings(jdbc);
        catalogue = new Catalogue(
                transaction,
                federations,
                new Units(jdbc),
                new Indicators(jdbc),
                new CooperativeKeys(jdbc),
                series -> readings.lastDay(series).isPresent(),
                marks::markWhole);
    }

    /**
     * Creates the tables.
     *
     * @param fresh refuses a database that already holds a federation
     */
    void migrate(boolean fresh) {
        try {
            Flyway.configure().dataSource(source).load().migrate();
        } catch (FlywayException e) {
            throw new CannotStartException(
                    "the database " + address + " cannot be reached, or takes no tables from the user " + address.user()
                            + ": "
                            + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
                    e);
        }
        if (fresh && federations.id().isPresent()) {
            throw new CannotStartException("the database " + address + " holds the federation '"
                    + federations.id().get() + "' already; give an empty database, or the --data folder of the demo"
                    + " that filled it");
        }
    }

    void load(FederationPlan plan) {
        catalogue.load(plan);
    }

    /** Uses one hash for all, since hashing is slow by design. */
    void enrol(List<SamplePerson> everybody, String password) {
        String hash = PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(password);
        People people = new People(jdbc);
        Mandates mandates = new Mandates(jdbc);
        transaction.executeWithoutResult(status -> everybody.forEach(each -> {
            people.put(each.withPassword(String.valueOf(hash)));
            each.mandates().forEach(mandates::give);
        }));
    }

    /** Gives every unit a chat board channel, and an IRC channel if configured. */
    void connectChat(List<Unit> units, ChatBoard board, Optional<URI> irc) {
        Channels channels = new Channels(jdbc);
        List<ChatChannel> all = new ArrayList<>();
        for (Unit unit : units) {
            Locale language = unit.parent() == null ? Locale.ENGLISH : SPANISH;
            all.add(new ChatChannel(
                    new ChannelId("board-" + unit.id()), unit.id(), ChannelKind.WEBHOOK, board.hook(unit), language));
            irc.map(server -> URI.create(server + "/#minga-" + unit.id()))
                    .ifPresent(room -> all.add(new ChatChannel(
                            new ChannelId("irc-" + unit.id()), unit.id(), ChannelKind.IRC, room, language)));
        }
        transaction.executeWithoutResult(status -> all.forEach(channels::put));
    }

    void setClock(Instant time, double rate) {
        federations.setClock(time, rate);
    }

    FederationClock clock() {
        return federations.clock();
    }

    long statements() {
        return jdbc.sql("select count(*) from statement").query(Long.class).single();
    }

    /** The number of series whose readings wait for judging. */
    long unjudged() {
        return marks.count();
    }
}
