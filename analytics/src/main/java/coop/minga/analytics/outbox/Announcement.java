package coop.minga.analytics.outbox;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertEvent.What;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.channel.PlainText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One step of an alert, told to the levels that may hear of it. Two lines: what happened, and the particulars. */
record Announcement(Alert alert, AlertEvent event, Indicator indicator, UnitTree tree) {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);
    private static final int LONGEST_REASON = 300;

    /**
     * Who did it is not said: a channel may be read by more people than the room. Where the sentence cannot be made, the
     * title goes out alone: a fault in words costs no alert.
     */
    String text(UnitId hearer, Locale language) {
        var words = new AlertWords(alert, indicator, unit(), language);
        try {
            return text(words, hearer, language);
        } catch (RuntimeException e) {
            LOG.error("The words of alert {} cannot be made, its title is sent alone", alert.id(), e);
            return words.title() + "\n" + words.about();
        }
    }

    private String text(AlertWords words, UnitId hearer, Locale language) {
        var line = AlertWords.phrases(language)
                .fill(
                        "news." + occasion(hearer),
                        words.title(),
                        words.headline(),
                        levelName(),
                        PlainText.of(event.note(), LONGEST_REASON),
                        event.value() == null ? "" : words.amount(event.value()),
                        event.day() == null ? "" : words.day(event.day()),
                        words.name(),
                        words.about());
        var sentences =
                event.what() == What.WITHDRAWN ? words.takenBack(event.value() != null) : words.sentences(zone(hearer));
        return line + "\n" + String.join(" ", sentences);
    }

    private String occasion(UnitId hearer) {
        return switch (event.what()) {
            case CLIMBED -> hearer.equals(event.level()) ? "CLIMBED.here" : climbedFromBelow();
            case WITHDRAWN -> withdrawn();
            case OPENED, ACKNOWLEDGED, RETURNED, NEW_NORMAL, REOPENED, FURTHER, FURTHER_WITHDRAWN ->
                event.what().name();
        };
    }

    private String withdrawn() {
        if (event.value() != null) {
            return "WITHDRAWN.corrected";
        }
        return event.note().isEmpty() ? "WITHDRAWN.nothing" : "WITHDRAWN.announced";
    }

    /** Those below hear in other words that it climbed than the level that it has reached: for them time ran out. */
    private String climbedFromBelow() {
        var first = tree.parentOf(alert.unit())
                .filter(parent -> parent.id().equals(event.level()))
                .isPresent();
        return (first ? "CLIMBED.first." : "CLIMBED.on.") + alert.feeling();
    }

    private ZoneId zone(UnitId hearer) {
        return tree.find(hearer).map(Unit::zone).orElse(ZoneOffset.UTC);
    }

    private Unit unit() {
        return tree.find(alert.unit()).orElseThrow();
    }

    private String levelName() {
        var level = event.level();
        return level == null
                ? ""
                : tree.find(level).map(Unit::name).map(PlainText::of).orElse(level.value());
    }
}
