package coop.minga.ui.navigation;

import com.vaadin.flow.component.html.Anchor;
import coop.minga.analytics.alert.AlertId;

/** The way to an alert; the links in chat messages lead here. */
public final class AlertNavigation {

    public static final String ALERT = "alert";

    private AlertNavigation() {}

    public static Anchor link(AlertId alert, String text) {
        return Link.to(ALERT + "/" + alert.value(), text);
    }
}
