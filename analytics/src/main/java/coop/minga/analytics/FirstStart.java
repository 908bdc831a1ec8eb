package coop.minga.analytics;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import coop.minga.analytics.catalogue.Catalogue;
import coop.minga.analytics.catalogue.FederationFile;
import coop.minga.analytics.channel.Channels;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.outbox.Outbox;
import coop.minga.analytics.people.Mandates;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.PeopleFile;
import coop.minga.ingest.file.UnreadableFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty database from the settings' files and channels. Later starts ignore them, so that restarts undo no
 * changes, unless {@code minga.apply} names them (decision 029).
 */
public final class FirstStart {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    /** The parts that settings can fill, each alone. */
    public enum Part {
        FEDERATION,
        PEOPLE,
        CHANNELS
    }

    private final Set<Part> apply;
    private final TransactionTemplate transaction;
    private final Catalogue catalogue;
    private final People people;
    private final Mandates mandates;
    private final Channels channels;
    private final Outbox outbox;

    /** @param apply parts to apply to a filled database */
    public FirstStart(
            Set<Part> apply,
            TransactionTemplate transaction,
            Catalogue catalogue,
            People people,
            Mandates mandates,
            Channels channels,
            Outbox outbox) {
        this.apply = Set.copyOf(apply);
        this.transaction = transaction;
        this.catalogue = catalogue;
        this.people = people;
        this.mandates = mandates;
        this.channels = channels;
        this.outbox = outbox;
    }

    /** Comes first: people and channels belong to its units. */
    public void federation(Path file) throws UnreadableFileException {
        if (reads(Part.FEDERATION, "The federation's file " + file, catalogue.none())) {
            catalogue.load(FederationFile.read(file));
        }
    }

    /** Applies the whole file or nothing. */
    public void people(Path file) throws UnreadableFileException {
        if (reads(Part.PEOPLE, "The people's file " + file, people.none())) {
            var first = PeopleFile.read(file);
            transaction.executeWithoutResult(status -> {
                first.people().forEach(people::put);
                first.mandates().forEach(mandates::give);
            });
        }
    }

    /** Applies all or none. */
    public void channels(List<ChatChannel> first) {
        if (!first.isEmpty() && reads(Part.CHANNELS, "The chat channels of the settings", channels.none())) {
            transaction.executeWithoutResult(status -> first.forEach(outbox::connect));
        }
    }

    private boolean reads(Part part, String what, boolean empty) {
        var name = part.name().toLowerCase(Locale.ROOT);
        if (empty) {
            LOG.info("{}: read, because the database has none yet", what);
            return true;
        }
        if (apply.contains(part)) {
            LOG.warn(
                    "{}: applied to the filled database because of minga.apply={}. Remove that setting now.",
                    what,
                    name);
            return true;
        }
        LOG.info(
                "{}: not read, because the database is filled already. To apply it anyway, start once with minga.apply={}.",
                what,
                name);
        return false;
    }
}
