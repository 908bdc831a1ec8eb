package coop.minga.analytics;

import coop.minga.analytics.catalogue.Catalogue;
import coop.minga.analytics.channel.Channels;
import coop.minga.analytics.outbox.Outbox;
import coop.minga.analytics.people.Mandates;
import coop.minga.analytics.people.People;
import coop.minga.ingest.file.UnreadableFileException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty database from the settings. */
@Configuration(proxyBeanMethods = false)
class FirstStartConfiguration {

    /** Runs before the pipeline; the room answers only after it. */
    @Bean
    FirstStart firstStart(
            FirstStartSettings settings,
            TransactionTemplate transaction,
            Catalogue catalogue,
            People people,
            Mandates mandates,
            Channels channels,
            Outbox outbox)
            throws UnreadableFileException {
        var first = new FirstStart(settings.apply(), transaction, catalogue, people, mandates, channels, outbox);
        if (settings.federation() != null) {
            first.federation(settings.federation());
        }
        if (settings.people() != null) {
            first.people(settings.people());
        }
        first.channels(settings.channels().stream()
                .map(FirstStartSettings.Channel::channel)
                .toList());
        return first;
    }
}
