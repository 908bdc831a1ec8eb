package coop.minga.analytics.chat;

import java.util.Locale;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertEvent.What;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;

/** One step of an alert, told to the levels that may hear of it. Two lines: what happened, and the particulars. */
record Announcement(Alert alert, AlertEvent event, Indicator indicator, UnitTree tree) {

    private static final int LONGEST_REASON = 300;

    /** Who did it is not said: a channel may be read by more people than the room. */
    String text(UnitId hearer, Locale language) {
        var words = new AlertWords(alert, indicator, unit(), language);
        var line = Phrases.in(language)
                .fill(
                        "news." + occasion(hearer),
                        words.title(),
                        words.headline(),
                        levelName(),
                        PlainText.of(event.note(), LONGEST_REASON),
                        event.value() == null ? "" : words.amount(event.value()),
                        event.day() == null ? "" : words.day(event.day()));
        return line + "\n" + String.join(" ", words.sentences());
    }

    /** Those below hear in other words that it climbed than the level that it has reached. */
    private String occasion(UnitId hearer) {
        if (event.what() != What.CLIMBED) {
            return event.what().name();
        }
        return hearer.equals(event.level()) ? "CLIMBED.here" : "CLIMBED.below";
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
