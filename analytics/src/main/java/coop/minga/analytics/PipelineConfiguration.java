package coop.minga.analytics;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.Channels;
import coop.minga.analytics.channel.ChatTransport;
import coop.minga.analytics.channel.OutboundAddresses;
import coop.minga.analytics.channel.irc.IrcPace;
import coop.minga.analytics.channel.irc.IrcTransport;
import coop.minga.analytics.channel.webhook.WebhookTransport;
import coop.minga.analytics.clock.SynchronizedMachineClock;
import coop.minga.analytics.outage.Outage;
import coop.minga.analytics.outage.Outages;
import coop.minga.analytics.outbox.Delivery;
import coop.minga.analytics.outbox.Outbox;
import coop.minga.analytics.pipeline.BacklogGauges;
import coop.minga.analytics.pipeline.JudgeStep;
import coop.minga.analytics.pipeline.JudgingLimits;
import coop.minga.analytics.pipeline.JudgingScheduler;
import coop.minga.analytics.pipeline.JudgingTransaction;
import coop.minga.analytics.pipeline.Pipeline;
import coop.minga.analytics.pipeline.PipelineMetrics;
import coop.minga.analytics.pipeline.PipelineWorkers;
import coop.minga.analytics.pipeline.RecordStep;
import coop.minga.analytics.recorder.RecordedReports;
import coop.minga.analytics.recorder.Recorder;
import coop.minga.analytics.recorder.ReportConsumer;
import coop.minga.analytics.recorder.Verification;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.SuspendedSeriesStore;
import coop.minga.analytics.verdict.QuantilePooling;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.transaction.support.TransactionTemplate;

/** The spine, on nodes that have the role {@code analytics}. */
@Configuration(proxyBeanMethods = false)
@Conditional(PipelineConfiguration.RoleIsAnalytics.class)
@Import({
    Outages.class,
    Verification.class,
    Recorder.class,
    RecordStep.class,
    JudgingTransaction.class,
    JudgeStep.class,
    QuantilePooling.class,
    Pipeline.class,
    BacklogGauges.class,
    PipelineMetrics.class,
    RecordedReports.class
})
class PipelineConfiguration {

    /** The time limit for answers of chat servers. */
    private static final Duration CHAT_PATIENCE = Duration.ofSeconds(10);

    /** Closed by the workers, on the thread that reads it. */
    @Bean(destroyMethod = "")
    ReportConsumer reportConsumer(Recorder recorder, PipelineSettings settings) {
        return new ReportConsumer(recorder, Map.copyOf(settings.kafka()), Clock.systemUTC());
    }

    @Bean
    OutboundAddresses outboundAddresses(PipelineSettings settings) {
        return OutboundAddresses.allowing(settings.chatNetworks());
    }

    @Bean
    ChatTransport irc(OutboundAddresses addresses) {
        return new IrcTransport(CHAT_PATIENCE, addresses, IrcPace.USUAL);
    }

    @Bean
    ChatTransport webhook(OutboundAddresses addresses) {
        return new WebhookTransport(CHAT_PATIENCE, addresses, Clock.systemUTC());
    }

    @Bean
    Delivery delivery(
            Channels channels, Outbox outbox, List<ChatTransport> transports, SynchronizedMachineClock machine) {
        requireEveryKind(transports);
        return new Delivery(channels, outbox, transports, machine, RandomGenerator.getDefault());
    }

    /** @throws IllegalStateException if messages of a kind of channel would wait in vain */
    static void requireEveryKind(Collection<ChatTransport> transports) {
        var missing = EnumSet.allOf(ChannelKind.class);
        transports.forEach(transport -> missing.remove(transport.kind()));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("channels of the kinds " + missing + " have no transport");
        }
    }

    @Bean
    JudgingScheduler judging(
            TransactionTemplate transaction,
            DirtyMarks marks,
            SuspendedSeriesStore suspended,
            Indicators indicators,
            JudgingTransaction judging) {
        return new JudgingScheduler(
                transaction, marks, suspended, indicators, judging, JudgingLimits.USUAL, series -> {});
    }

    @Bean
    PipelineWorkers pipelineWorkers(
            Pipeline pipeline,
            ReportConsumer consumer,
            PipelineSettings settings,
            PipelineMetrics metrics,
            Outages outages) {
        outages.ask(() -> consumer.isBrokerLost() ? Optional.of(Outage.BROKER) : Optional.empty());
        return new PipelineWorkers(pipeline, consumer::wakeUp, consumer::close, settings.tick(), metrics, outages);
    }

    static final class RoleIsAnalytics implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return AnalyticsSettings.hasRole(AnalyticsSettings.ANALYTICS, context.getEnvironment());
        }
    }
}
