package coop.minga.analytics.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import coop.minga.analytics.alert.AlertEvent.What;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.words.PlainText;

/**
 * One message in place of many of a kind. Two lines: how many alerts of which unit it tells of, and the worst of them.
 *
 * @param counted how many alerts it tells of, without those taken back
 * @param good how many of them are good news
 * @param takenBack how many were taken back before they were told here
 */
record Summary(MessageKind kind, int counted, int good, int takenBack, UnitTree tree) {

    private static final int LONGEST_NAME = 120;

    /** @param worst the first of the alerts counted, in the same language */
    String text(Locale language, List<AlertWords> worst) {
        var phrases = AlertWords.phrases(language);
        var unit = name(kind.unit());
        if (counted == 0) {
            return phrases.fill("summary.none", takenBack, unit);
        }
        var key = good == counted ? "summary.subject.good" : "summary.subject";
        var subject = phrases.fill(key, counted, good, unit);
        if (kind.what() != What.CLIMBED && !kind.level().equals(kind.unit())) {
            subject = phrases.fill("summary.come.to", subject, name(kind.level()));
        }
        var sentences = new ArrayList<String>();
        worst.forEach(alert -> sentences.add(alert.brief()));
        if (counted > worst.size()) {
            sentences.add(phrases.fill("summary.more", counted - worst.size()));
        }
        if (takenBack > 0) {
            sentences.add(phrases.fill("summary.taken.back", takenBack));
        }
        return phrases.fill("summary." + occasion(), subject, name(kind.level())) + "\n" + String.join(" ", sentences);
    }

    private String occasion() {
        var bad = kind.what() == What.OPENED && good < counted;
        return bad ? "OPENED.PAIN" : kind.what().name();
    }

    private String name(UnitId unit) {
        return tree.find(unit)
                .map(each -> PlainText.of(each.name(), LONGEST_NAME))
                .orElse(unit.value());
    }
}
