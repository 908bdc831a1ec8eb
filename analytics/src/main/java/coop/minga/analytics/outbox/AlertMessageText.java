package coop.minga.analytics.outbox;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.channel.ChatText;
import coop.minga.analytics.text.AlertWords;
import coop.minga.analytics.text.Phrases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The text of one alert event: a line with the event, and a line with details. */
record AlertMessageText(Alert alert, AlertEvent event, Indicator indicator, UnitTree tree) {

    static final String BUNDLE = "coop.minga.analytics.outbox.message";

    private static final Logger LOG = LoggerFactory.getLogger(AlertMessageText.class);
    private static final int LONGEST_REASON = 300;

    /**
     * Names nobody: channels may have more readers than the room. If the sentence cannot be made, the title is sent
     * alone: faults in texts lose no alert.
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
        var line = Phrases.in(BUNDLE, language)
                .fill(
                        "message." + occasion(hearer),
                        words.title(),
                        words.headline(),
                        levelName(),
                        ChatText.of(event.note(), LONGEST_REASON),
                        event.value() == null ? "" : words.amount(event.value()),
                        event.day() == null ? "" : words.day(event.day()),
                        words.name(),
                        words.about());
        var sentences = event.step() == Step.RETRACTED
                ? words.retraction(event.value() != null)
                : words.sentences(zone(hearer));
        return line + "\n" + String.join(" ", sentences);
    }

    private String occasion(UnitId hearer) {
        return switch (event.step()) {
            case ESCALATED -> hearer.equals(event.level()) ? "ESCALATED.here" : escalatedFromBelow();
            case RETRACTED -> retracted();
            case OPENED, ACKNOWLEDGED, RECOVERED, NEW_NORMAL, REOPENED, WORSENED, WORSENING_RETRACTED ->
                event.step().name();
        };
    }

    private String retracted() {
        if (event.value() != null) {
            return "RETRACTED.corrected";
        }
        return event.note().isEmpty() ? "RETRACTED.nothing" : "RETRACTED.announced";
    }

    /** For levels below the reached one: to them the deadline passed. */
    private String escalatedFromBelow() {
        var first = tree.parentOf(alert.unit())
                .filter(parent -> parent.id().equals(event.level()))
                .isPresent();
        return (first ? "ESCALATED.first." : "ESCALATED.on.") + alert.polarity();
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
                : tree.find(level).map(Unit::name).map(ChatText::of).orElse(level.value());
    }
}
