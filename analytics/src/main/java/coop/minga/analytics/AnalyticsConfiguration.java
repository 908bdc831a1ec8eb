package coop.minga.analytics;

import coop.minga.analytics.access.AccessConfiguration;
import coop.minga.analytics.act.PendingActs;
import coop.minga.analytics.aggregate.Aggregates;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertEvents;
import coop.minga.analytics.alert.AlertEvidence;
import coop.minga.analytics.alert.AlertJournal;
import coop.minga.analytics.alert.AlertKeeper;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.alert.Escalator;
import coop.minga.analytics.calibration.Calibrations;
import coop.minga.analytics.catalogue.CatalogueConfiguration;
import coop.minga.analytics.channel.Channels;
import coop.minga.analytics.datafeed.AlertAssessments;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.discussion.Threads;
import coop.minga.analytics.effect.EffectConfiguration;
import coop.minga.analytics.event.EventActions;
import coop.minga.analytics.event.KnownEvents;
import coop.minga.analytics.now.NowConfiguration;
import coop.minga.analytics.operations.Operations;
import coop.minga.analytics.outbox.AlertMessages;
import coop.minga.analytics.outbox.Digests;
import coop.minga.analytics.people.PeopleConfiguration;
import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.search.Search;
import coop.minga.analytics.series.SeriesConfiguration;
import coop.minga.analytics.verdict.JudgedDays;
import coop.minga.analytics.verdict.LongReplays;
import coop.minga.analytics.verdict.PooledQuantileTables;
import coop.minga.analytics.verdict.ReplayParts;
import coop.minga.analytics.verdict.SeriesJudge;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Imports the beans of each package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AnalyticsSettings.class, FirstStartSettings.class, PipelineSettings.class})
@Import({
    FirstStartConfiguration.class,
    PipelineConfiguration.class,
    CatalogueConfiguration.class,
    KnownEvents.class,
    EventActions.class,
    PeopleConfiguration.class,
    AccessConfiguration.class,
    SeriesConfiguration.class,
    Quarantine.class,
    JudgedDays.class,
    PooledQuantileTables.class,
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
    EffectConfiguration.class,
    AlertActions.class,
    PendingActs.class,
    Calibrations.class,
    Datafeeds.class,
    AlertAssessments.class,
    NowConfiguration.class,
    Search.class,
    Threads.class,
    Operations.class,
    SeriesJudge.class,
    ReplayParts.class,
    LongReplays.class,
    DatabaseConfiguration.class,
    CrossPackageConfiguration.class
})
public class AnalyticsConfiguration {}
