package coop.minga.ui.datafeed;

import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import coop.minga.analytics.alert.Alert;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.navigation.AlertNavigation;

/** An indicator's alerts, latest first. */
final class AlertsOfSeries extends Section {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 8;

    private final Div body = new Div();

    AlertsOfSeries() {
        addClassName("panel");
        add(new H2(getTranslation("datafeed.alerts")), body);
    }

    void show(List<Alert> alerts) {
        setVisible(!alerts.isEmpty());
        body.removeAll();
        var list = new UnorderedList();
        list.addClassName("lines");
        alerts.stream().limit(MOST).forEach(alert -> list.add(line(alert)));
        body.add(list);
    }

    private ListItem line(Alert alert) {
        var name = EnumText.of(this, alert.deviation().kind());
        var day = Formats.here().day(alert.deviation().day());
        return new ListItem(
                Badge.of(EnumText.name(alert.state()), EnumText.of(this, alert.state())),
                AlertNavigation.link(alert.id(), getTranslation("datafeed.alert", name, day)));
    }
}
