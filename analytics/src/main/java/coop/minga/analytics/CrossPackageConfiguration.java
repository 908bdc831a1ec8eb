package coop.minga.analytics;

import java.time.Duration;

import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.act.PendingActs;
import coop.minga.analytics.act.UndoableActs;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertListener;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.catalogue.Catalogue;
import coop.minga.analytics.catalogue.CooperativeKeys;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.channel.Channels;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.clock.SynchronizedMachineClock;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.notify.ChangeTopic;
import coop.minga.analytics.now.NowSnapshots;
import coop.minga.analytics.outbox.AlertMessages;
import coop.minga.analytics.outbox.Digests;
import coop.minga.analytics.outbox.Outbox;
import coop.minga.analytics.outbox.RoomLinks;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.Readings;
import coop.minga.analytics.series.Statements;
import coop.minga.analytics.verdict.StateSnapshots;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Beans that need a setting, a clock or another package. */
@Configuration(proxyBeanMethods = false)
class CrossPackageConfiguration {

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
    Statements statements(JdbcTemplate template, PipelineSettings settings) {
        return new Statements(template, settings.statementsADay());
    }

    @Bean
    StateSnapshots snapshots(JdbcClient jdbc, Alerts alerts) {
        return new StateSnapshots(jdbc, alerts::openOnsets);
    }

    @Bean
    UndoableActs undoableActs(
            TransactionTemplate transaction,
            PendingActs acts,
            AlertAccess access,
            AlertActions actions,
            ChangeNotifier notifier,
            SharedFederationClock clock,
            SynchronizedMachineClock machine) {
        return new UndoableActs(transaction, acts, access, actions, notifier, clock, machine);
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
            SynchronizedMachineClock machine) {
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
            SharedFederationClock clock,
            ChangeNotifier notifier,
            @Value("${minga.shared-reads:1s}") Duration share) {
        var snapshots = new NowSnapshots(jdbc, units, indicators, alerts, accessLog, clock, share);
        notifier.subscribe(topic -> snapshots.noteChange());
        return snapshots;
    }
}
