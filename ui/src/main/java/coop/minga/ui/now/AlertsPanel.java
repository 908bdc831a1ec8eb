package coop.minga.ui.now;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import coop.minga.analytics.clock.PersistedClock;
import coop.minga.analytics.now.WallSnapshot;
import coop.minga.ui.navigation.AlertNavigation;

/** The worst alerts that reached the viewer's levels, and a link to all. */
final class AlertsPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient PersistedClock clock;
    private final H2 title = new H2();
    private final Paragraph none = new Paragraph();
    private final AlertCards cards = new AlertCards();
    private final Paragraph more = new Paragraph();

    AlertsPanel(PersistedClock clock) {
        this.clock = clock;
        addClassNames("panel", "alerts");
        add(title, none, cards, more);
    }

    void show(WallSnapshot snapshot) {
        var heard = snapshot.alerts();
        title.setText(getTranslation("wall.alerts", heard.open()));
        none.setText(heard.open() == 0 ? getTranslation("wall.alerts.none") : "");
        none.setVisible(heard.open() == 0);
        cards.setVisible(heard.open() > 0);
        cards.show(heard, snapshot.tree(), clock.current());
        more.setVisible(heard.after() > 0);
        more.removeAll();
        more.add(AlertNavigation.list(heard.alerts().size(), getTranslation("wall.alerts.more", heard.after())));
    }
}
