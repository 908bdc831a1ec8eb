package coop.minga.analytics;

import javax.sql.DataSource;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.AccessDenials;
import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.aggregate.Aggregates;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertEvents;
import coop.minga.analytics.alert.AlertKeeper;
import coop.minga.analytics.alert.AlertListener;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.calibration.Calibrations;
import coop.minga.analytics.catalogue.Catalogue;
import coop.minga.analytics.catalogue.CooperativeKeys;
import coop.minga.analytics.catalogue.DatabaseClock;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.channel.Channels;
import coop.minga.analytics.clock.PersistedClock;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.discussion.Threads;
import coop.minga.analytics.effect.EventActions;
import coop.minga.analytics.effect.PromisedEffects;
import coop.minga.analytics.event.KnownEvents;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.notify.ChangeTopic;
import coop.minga.analytics.now.Wall;
import coop.minga.analytics.operations.Operations;
import coop.minga.analytics.outbox.Outbox;
import coop.minga.analytics.people.KnownDevices;
import coop.minga.analytics.people.Mandates;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.SignInTurns;
import coop.minga.analytics.recorder.Quarantine;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.PutAside;
import coop.minga.analytics.series.Readings;
import coop.minga.analytics.series.Statements;
import coop.minga.analytics.verdict.PooledQuantileTables;
import coop.minga.analytics.verdict.JudgedDays;
import coop.minga.analytics.verdict.LongReplays;
import coop.minga.analytics.verdict.ReplayParts;
import coop.minga.analytics.verdict.SeriesJudge;
import coop.minga.analytics.verdict.SeriesReplay;
import coop.minga.analytics.verdict.Snapshots;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the headless federation, in the order of its sentence. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnalyticsSettings.class)
@Import({FirstStartConfiguration.class, PipelineConfiguration.class})
public class AnalyticsConfiguration {

    // Ground -----------------------------------------------------------------------------------

    @Bean
    FlywayMigrationStrategy databaseGate(@Value("${spring.datasource.url:}") String url) {
        return new WaitingMigration(url);
    }

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean(initMethod = "start")
    ChangeNotifier changeNotifier(JdbcClient jdbc, DataSource dataSource) {
        return new ChangeNotifier(jdbc, dataSource);
    }

    // Catalogue --------------------------------------------------------------------------------

    /** What nodes agree on by time goes by this clock: a node's own may be wrong. */
    @Bean
    DatabaseClock machineClock(JdbcClient jdbc) {
        return DatabaseClock.ofThisMachine(jdbc);
    }

    @Bean
    Federations federations(JdbcClient jdbc, DatabaseClock machine) {
        return new Federations(jdbc, machine);
    }

    @Bean
    PersistedClock federationClock(Federations federations, DatabaseClock machine) {
        return new PersistedClock(federations::clock, machine);
    }

    @Bean
    Units units(JdbcClient jdbc) {
        return new Units(jdbc);
    }

    @Bean
    Indicators indicators(JdbcClient jdbc) {
        return new Indicators(jdbc);
    }

    @Bean
    KnownEvents knownEvents(JdbcClient jdbc) {
        return new KnownEvents(jdbc);
    }

    @Bean
    CooperativeKeys cooperativeKeys(JdbcClient jdbc) {
        return new CooperativeKeys(jdbc);
    }

    @Bean
    Catalogue catalogue(
            TransactionTemplate transaction,
            Federations federations,
            Units units,
            Indicators indicators,
            CooperativeKeys keys,
            Readings readings,
            DirtyMarks marks) {
        return new Catalogue(
                transaction,
                federations,
                units,
                indicators,
                keys,
                series -> readings.lastDay(series).isPresent(),
                marks::markWhole);
    }

    // Delegates --------------------------------------------------------------------------------

    @Bean
    People people(JdbcClient jdbc) {
        return new People(jdbc);
    }

    @Bean
    Mandates mandates(JdbcClient jdbc) {
        return new Mandates(jdbc);
    }

    @Bean
    AccessDenials accessDenials(JdbcClient jdbc, Units units, PersistedClock clock) {
        return new AccessDenials(jdbc, units, clock);
    }

    @Bean
    SignInTurns signInTurns(JdbcClient jdbc) {
        return new SignInTurns(jdbc);
    }

    @Bean
    KnownDevices knownDevices(JdbcClient jdbc) {
        return new KnownDevices(jdbc);
    }

    @Bean
    Access access(AccessDenials denials, People people, Mandates mandates, Units units, PersistedClock clock) {
        return new Access(denials, people, mandates, units, clock);
    }

    @Bean
    AccessLog accessLog(JdbcClient jdbc, Units units, PersistedClock clock) {
        return new AccessLog(jdbc, units, clock);
    }

    // Series and verdicts ----------------------------------------------------------------------

    @Bean
    Statements statements(JdbcTemplate jdbc) {
        return new Statements(jdbc);
    }

    @Bean
    Readings readings(JdbcClient jdbc) {
        return new Readings(jdbc);
    }

    @Bean
    DirtyMarks dirtyMarks(JdbcClient jdbc) {
        return new DirtyMarks(jdbc);
    }

    @Bean
    Quarantine quarantine(TransactionTemplate transaction, JdbcClient jdbc, Units units, PersistedClock clock) {
        return new Quarantine(transaction, jdbc, units, clock);
    }

    @Bean
    JudgedDays judgedDays(JdbcTemplate jdbc) {
        return new JudgedDays(jdbc);
    }

    @Bean
    PooledQuantileTables calibrationTables(JdbcClient jdbc) {
        return new PooledQuantileTables(jdbc);
    }

    @Bean
    SeriesJudge seriesJudge(
            JdbcClient jdbc,
            Readings readings,
            JudgedDays judgedDays,
            Alerts alerts,
            KnownEvents knownEvents,
            PooledQuantileTables tables,
            PersistedClock clock) {
        return new SeriesJudge(readings, judgedDays, new Snapshots(jdbc, alerts::openOnsets), knownEvents, tables, clock);
    }

    @Bean
    PromisedEffects promisedEffects(JdbcClient jdbc, Readings readings, Alerts alerts) {
        return new PromisedEffects(readings, new Snapshots(jdbc, alerts::openOnsets));
    }

    @Bean
    LongReplays longReplays(SeriesJudge judge, JudgedDays judgedDays, JdbcTemplate jdbc) {
        return new LongReplays(judge, judgedDays, new ReplayParts(jdbc));
    }

    @Bean
    SeriesReplay seriesReplay(Readings readings, KnownEvents knownEvents, PooledQuantileTables tables) {
        return new SeriesReplay(readings, knownEvents, tables);
    }

    // Sums -------------------------------------------------------------------------------------

    @Bean
    Aggregates totals(
            Access access,
            Units units,
            Indicators indicators,
            JudgedDays judgedDays,
            SeriesJudge judge,
            AccessLog accessLog,
            PersistedClock clock) {
        return new Aggregates(access, units, indicators, judgedDays, judge, accessLog, clock);
    }

    // Alerts and what is said about them -------------------------------------------------------

    @Bean
    Alerts alerts(JdbcClient jdbc) {
        return new Alerts(jdbc);
    }

    @Bean
    AlertEvents alertEvents(JdbcClient jdbc) {
        return new AlertEvents(jdbc);
    }

    @Bean
    Channels channels(JdbcClient jdbc) {
        return new Channels(jdbc);
    }

    @Bean
    Outbox outbox(
            AnalyticsSettings settings,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Channels channels,
            Alerts alerts,
            AlertEvents events,
            Units units,
            Indicators indicators,
            DatabaseClock machine) {
        return new Outbox(transaction, jdbc, channels, alerts, events, units, indicators, machine, settings.address());
    }

    /** The outbox hears of a step in the transaction that makes it; open screens hear once it is committed. */
    @Bean
    @Primary
    AlertListener alertListener(Outbox outbox, ChangeNotifier notifier) {
        return (alert, event) -> {
            outbox.onAlertEvent(alert, event);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status == STATUS_COMMITTED) {
                        notifier.notifyChanged(ChangeTopic.ALERTS);
                    }
                }
            });
        };
    }

    @Bean
    AlertKeeper alertKeeper(
            TransactionTemplate transaction,
            Units units,
            Indicators indicators,
            Alerts alerts,
            KnownEvents knownEvents,
            AlertEvents events,
            JudgedDays judgedDays,
            SeriesJudge judge,
            AlertListener notifier,
            PersistedClock clock) {
        return new AlertKeeper(
                transaction, units, indicators, alerts, knownEvents, events, judgedDays, judge, notifier, clock);
    }

    @Bean
    EventActions eventActions(
            TransactionTemplate transaction,
            Access access,
            Units units,
            Indicators indicators,
            KnownEvents knownEvents,
            DirtyMarks marks,
            PromisedEffects effects,
            PersistedClock clock) {
        return new EventActions(transaction, access, units, indicators, knownEvents, marks, effects, clock);
    }

    @Bean
    AlertActions alertActions(
            TransactionTemplate transaction,
            Access access,
            Units units,
            Indicators indicators,
            Alerts alerts,
            AlertEvents events,
            JudgedDays judgedDays,
            AlertListener notifier,
            AccessLog accessLog,
            PersistedClock clock) {
        return new AlertActions(
                transaction, access, units, indicators, alerts, events, judgedDays, notifier, accessLog, clock);
    }

    @Bean
    Calibrations calibrations(
            JdbcClient jdbc, Units units, Indicators indicators, AccessLog accessLog, PersistedClock clock) {
        return new Calibrations(jdbc, units, indicators, accessLog, clock);
    }

    @Bean
    Datafeeds datafeeds(
            Access access,
            Units units,
            Indicators indicators,
            Readings readings,
            JudgedDays judgedDays,
            Alerts alerts,
            AlertActions actions,
            AccessLog accessLog,
            PersistedClock clock) {
        return new Datafeeds(access, units, indicators, readings, judgedDays, alerts, actions, accessLog, clock);
    }

    @Bean
    Wall wall(
            JdbcClient jdbc,
            Units units,
            Indicators indicators,
            Readings readings,
            Alerts alerts,
            AccessLog accessLog,
            PersistedClock clock) {
        return new Wall(jdbc, units, indicators, readings, alerts, accessLog, clock);
    }

    @Bean
    Threads threads(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Access access,
            AlertActions alerts,
            ChangeNotifier notifier,
            PersistedClock clock) {
        return new Threads(jdbc, transaction, access, alerts, notifier, clock);
    }

    // For those who keep it running ------------------------------------------------------------

    @Bean
    PutAside putAside(JdbcClient jdbc) {
        return new PutAside(jdbc);
    }

    @Bean
    Operations operations(Access access, Quarantine quarantine, Outbox outbox, DirtyMarks marks, PutAside putAside) {
        return new Operations(access, quarantine, outbox, marks, putAside);
    }
}
