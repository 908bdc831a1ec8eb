package coop.minga.ui.alert;

import java.time.Instant;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.ui.component.ClockDisplay;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import org.jspecify.annotations.Nullable;

/** The time left to an alert's level, as bar and words, or how the alert ended. */
final class ClockBar extends Div {

    private static final long serialVersionUID = 1L;

    private final transient SharedFederationClock clock;
    private final Div bar = new Div();
    private final Paragraph words = new Paragraph();
    private transient @Nullable Running drawn;

    ClockBar(SharedFederationClock clock) {
        this.clock = clock;
        addClassName("clock-bar");
        words.addClassName("quiet-text");
        add(bar, words);
    }

    /** @param owner the name of who looks after it, or empty */
    void show(Alert alert, UnitTree tree, String owner) {
        showBar(alert);
        words.setText(words(alert, tree, owner));
    }

    /** A running clock is replaced only when it is set again. */
    private void showBar(Alert alert) {
        var deadline = alert.deadline();
        var running = alert.isOpen() && deadline != null
                ? new Running(alert.clockFrom(), deadline, clock.current().rate())
                : null;
        if (running != null && running.equals(drawn)) {
            return;
        }
        drawn = running;
        bar.removeAll();
        if (running != null) {
            bar.add(new ClockDisplay(clock.current(), running.from(), running.deadline()));
        }
    }

    private String words(Alert alert, UnitTree tree, String owner) {
        var formats = Formats.here();
        var zone = tree.find(alert.unit()).map(Unit::zone).orElseThrow();
        var endedAt = alert.handling().endedAt();
        if (endedAt != null) {
            return getTranslation("alert.clock.ended", EnumText.of(this, alert.state()), formats.moment(endedAt, zone));
        }
        var looked =
                owner.isEmpty() ? getTranslation("alert.clock.nobody") : getTranslation("alert.clock.owner", owner);
        var deadline = alert.deadline();
        var next = tree.parentOf(alert.currentLevel());
        if (deadline == null || next.isEmpty()) {
            var since = formats.moment(alert.clockFrom(), zone);
            return getTranslation("alert.clock.top", name(tree, alert.currentLevel()), since) + " " + looked;
        }
        var when = formats.moment(deadline, zone);
        return getTranslation("alert.clock.next", next.get().name(), when) + " " + looked;
    }

    private static String name(UnitTree tree, UnitId unit) {
        return tree.find(unit).map(Unit::name).orElse(unit.value());
    }

    /** A clock as drawn. */
    private record Running(Instant from, Instant deadline, double rate) {}
}
