package coop.minga.analytics.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.channel.ChatText;
import coop.minga.analytics.text.AlertWords;
import coop.minga.analytics.text.Phrases;

/**
 * One message for many of a kind: counts and the worst alerts.
 *
 * @param unit the owner of the alerts
 * @param level the highest notified level
 * @param counted alerts without retracted ones
 * @param good pleasure among these
 * @param retracted alerts retracted meanwhile
 */
record Digest(Step step, Unit unit, Unit level, int counted, int good, int retracted) {

    private static final int LONGEST_NAME = 120;

    /** @param worst the first counted alerts, in the same language */
    String text(Locale language, List<AlertWords> worst) {
        var phrases = Phrases.in(AlertMessageText.BUNDLE, language);
        if (counted == 0) {
            return phrases.fill("digest.none", retracted, name(unit));
        }
        var key = good == counted ? "digest.subject.good" : "digest.subject";
        var subject = phrases.fill(key, counted, good, name(unit));
        if (step != Step.ESCALATED && !level.id().equals(unit.id())) {
            subject = phrases.fill("digest.come.to", subject, name(level));
        }
        var sentences = new ArrayList<String>();
        worst.forEach(alert -> sentences.add(alert.brief()));
        if (counted > worst.size()) {
            sentences.add(phrases.fill("digest.more", counted - worst.size()));
        }
        if (retracted > 0) {
            sentences.add(phrases.fill("digest.taken.back", retracted));
        }
        return phrases.fill("digest." + occasion(), subject, name(level)) + "\n" + String.join(" ", sentences);
    }

    private String occasion() {
        var bad = step == Step.OPENED && good < counted;
        return bad ? "OPENED.PAIN" : step.name();
    }

    private static String name(Unit unit) {
        return ChatText.of(unit.name(), LONGEST_NAME);
    }
}
