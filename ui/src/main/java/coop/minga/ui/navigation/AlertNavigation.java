package coop.minga.ui.navigation;

import com.vaadin.flow.component.html.Anchor;
import coop.minga.analytics.alert.AlertId;

/** The way to an alert; the links in chat messages lead here. */
public final class AlertNavigation {

    public static final String ALERT = "alert";
    public static final String ALERTS = "alerts";

    /** How many alerts are listed at once. */
    public static final int PAGE = 50;

    private AlertNavigation() {}

    /** The way to the page of the list that has the alert with so many before it. */
    public static Anchor list(int before, String text) {
        return Link.to(ALERTS + "/" + (before / PAGE + 1), text);
    }

    public static Anchor link(AlertId alert, String text) {
        return Link.to(ALERT + "/" + alert.value(), text);
    }
}
