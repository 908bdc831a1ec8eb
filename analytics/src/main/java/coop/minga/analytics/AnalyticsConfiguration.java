package coop.minga.analytics;

import java.time.Duration;

import javax.sql.DataSource;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.AccessDenials;
import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.aggregate.Aggregates;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertEvents;
import coop.minga.analytics.alert.AlertEvidence;
import coop.minga.analytics.alert.AlertJournal;
import coop.minga.analytics.alert.AlertKeeper;
import coop.minga.analytics.alert.AlertListener;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.alert.Escalator;
import coop.minga.analytics.calibration.Calibrations;
import coop.minga.analytics.catalogue.Catalogue;
import coop.minga.analytics.catalogue.CooperativeKeys;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.channel.Channels;
import coop.minga.analytics.clock.DatabaseClock;
import coop.minga.analytics.clock.PersistedClock;
import coop.minga.analytics.datafeed.AlertAssessments;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.discussion.Threads;
import coop.minga.analytics.effect.EventActions;
import coop.minga.analytics.effect.EventEffects;
import coop.minga.analytics.effect.PromisedEffects;
import coop.minga.analytics.event.KnownEvents;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.notify.ChangeTopic;
import coop.minga.analytics.now.EndedAlerts;
import coop.minga.analytics.now.NowPages;
import coop.minga.analytics.now.NowSnapshots;
import coop.minga.analytics.now.Sparklines;
import coop.minga.analytics.now.UnansweredAlerts;
import coop.minga.analytics.operations.Operations;
import coop.minga.analytics.outage.ScreenThreads;
import coop.minga.analytics.outbox.AlertMessages;
import coop.minga.analytics.outbox.Digests;
import coop.minga.analytics.outbox.Outbox;
import coop.minga.analytics.outbox.RoomLinks;
import coop.minga.analytics.people.KnownDevices;
import coop.minga.analytics.people.Mandates;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.SignInTurns;
import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.response.PendingActs;
import coop.minga.analytics.response.Responses;
import coop.minga.analytics.search.Search;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.Readings;
import coop.minga.analytics.series.Statements;
import coop.minga.analytics.series.SuspendedSeriesStore;
import coop.minga.analytics.verdict.HistoricalJudge;
import coop.minga.analytics.verdict.JudgedDays;
import coop.minga.analytics.verdict.LongReplays;
import coop.minga.analytics.verdict.PooledQuantileTables;
import coop.minga.analytics.verdict.ReplayParts;
import coop.minga.analytics.verdict.SeriesJudge;
import coop.minga.analytics.verdict.Snapshots;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the headless federation, in processing order. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnalyticsSettings.class)
@Import({
    FirstStartConfiguration.class,
    PipelineConfiguration.class,
    Units.class,
    Indicators.class,
    KnownEvents.class,
    CooperativeKeys.class,
    People.class,
    Mandates.class,
    AccessDenials.class,
    SignInTurns.class,
    KnownDevices.class,
    Access.class,
    AccessLog.class,
    Readings.class,
    DirtyMarks.class,
    Quarantine.class,
    JudgedDays.class,
    PooledQuantileTables.class,
    HistoricalJudge.class,
    Aggregates.class,
    Alerts.class,
    AlertEvents.class,
    Channels.class,
    Digests.class,
    AlertMessages.class,
    AlertJournal.class,
    AlertEvidence.class,
    AlertKeeper.class,
    Escalator.class,
    AlertAccess.class,
    EventActions.class,
    EventEffects.class,
    AlertActions.class,
    PendingActs.class,
    UnansweredAlerts.class,
    Calibrations.class,
    Datafeeds.class,
    AlertAssessments.class,
    Sparklines.class,
    NowPages.class,
    EndedAlerts.class,
    Search.class,
    Threads.class,
    SuspendedSeriesStore.class,
    Operations.class,
    SeriesJudge.class,
    ReplayParts.class,
    LongReplays.class,
    PromisedEffects.class
})
public class AnalyticsConfiguration {

    @Bean
    FlywayMigrationStrategy databaseGate(@Value("${spring.datasource.url:}") String url) {
        return new WaitingMigration(url);
    }

    @Bean
    static ScreenPool screenPool(ObjectProvider<ScreenThreads> threads, Environment settings) {
        return new ScreenPool(threads, settings);
    }

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean(initMethod = "start")
    ChangeNotifier changeNotifier(JdbcClient jdbc, DataSource dataSource) {
        return new ChangeNotifier(jdbc, dataSource);
    }

    /** The time shared by nodes, as a node's own may be wrong. */
    @Bean
    DatabaseClock machineClock(JdbcClient jdbc) {
        return DatabaseClock.ofThisMachine(jdbc);
    }

    @Bean
    Federations federations(JdbcClient jdbc, DatabaseClock machine) {
        return new Federations(jdbc, machine);
    }

    @Bean
    @Primary
    PersistedClock federationClock(Federations federations, DatabaseClock machine) {
        return new PersistedClock(federations::clock, machine);
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

    @Bean
    Statements statements(JdbcTemplate template, AnalyticsSettings settings) {
        return new Statements(template, settings.statementsADay());
    }

    @Bean
    Snapshots snapshots(JdbcClient jdbc, Alerts alerts) {
        return new Snapshots(jdbc, alerts::openOnsets);
    }

    @Bean
    Responses responses(
            TransactionTemplate transaction,
            PendingActs acts,
            AlertAccess access,
            AlertActions actions,
            ChangeNotifier notifier,
            PersistedClock clock,
            DatabaseClock machine) {
        return new Responses(transaction, acts, access, actions, notifier, clock, machine);
    }

    @Bean
    RoomLinks roomLinks(AnalyticsSettings settings) {
        return new RoomLinks(settings.address());
    }

    @Bean
    Outbox outbox(
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Channels channels,
            Digests digests,
            DatabaseClock machine) {
        return new Outbox(transaction, jdbc, channels, digests, machine);
    }

    /** Messages are written within the event's transaction, open screens redrawn after it. */
    @Bean
    @Primary
    AlertListener alertListener(AlertMessages messages, ChangeNotifier notifier) {
        return (alert, event) -> {
            messages.onAlertEvent(alert, event);
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

    /** Screens with the same rights share what one of them reads (decision 041). */
    @Bean
    NowSnapshots nowSnapshots(
            JdbcClient jdbc,
            Units units,
            Indicators indicators,
            Alerts alerts,
            AccessLog accessLog,
            PersistedClock clock,
            ChangeNotifier notifier,
            @Value("${minga.shared-reads:1s}") Duration share) {
        var snapshots = new NowSnapshots(jdbc, units, indicators, alerts, accessLog, clock, share);
        notifier.subscribe(topic -> snapshots.noteChange());
        return snapshots;
    }
}
