package coop.minga.analytics.outbox;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertEvents;
import coop.minga.analytics.alert.AlertListener;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.channel.Channels;

/** Writes a message for each step of an alert and each permitted channel (I6), in the alert's transaction. */
public final class AlertMessages implements AlertListener {

    private final Outbox outbox;
    private final Channels channels;
    private final AlertEvents events;
    private final Units units;
    private final Indicators indicators;
    private final RoomLinks links;

    public AlertMessages(
            Outbox outbox, Channels channels, AlertEvents events, Units units, Indicators indicators, RoomLinks links) {
        this.outbox = outbox;
        this.channels = channels;
        this.events = events;
        this.units = units;
        this.indicators = indicators;
        this.links = links;
    }

    @Override
    public void onAlertEvent(Alert alert, AlertEvent event) {
        var levels = notifiedLevels(alert, event);
        var notified = channels.of(levels);
        if (notified.isEmpty()) {
            return;
        }
        var level = levels.getLast();
        var indicator = indicators.find(alert.series()).orElseThrow();
        var messageText = new AlertMessageText(alert, event, indicator, new UnitTree(units.pathUp(alert.unit())));
        notified.forEach(channel -> outbox.add(
                new DigestKey(channel.id(), alert.unit(), event.step(), level),
                event,
                messageText.text(channel.unit(), channel.language()),
                links.alert(event.alert())));
    }

    private SequencedSet<UnitId> notifiedLevels(Alert alert, AlertEvent event) {
        var levels = new LinkedHashSet<UnitId>();
        levels.add(alert.unit());
        for (var earlier : events.of(alert.id())) {
            if (earlier.level() != null && earlier.number() <= event.number()) {
                levels.add(earlier.level());
            }
        }
        return levels;
    }
}
