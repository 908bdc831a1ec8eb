package coop.minga.ui.navigation;

import com.vaadin.flow.component.html.Anchor;
import coop.minga.analytics.alert.AlertId;

/** Paths to alerts, used by chat messages too. */
public final class AlertNavigation {

    public static final String ALERT = "alert";
    public static final String ALERTS = "alerts";

    /** Alerts per page. */
    public static final int PAGE = 50;

    private AlertNavigation() {}

    /** Links to the page with the alert at this offset. */
    public static Anchor list(int before, String text) {
        return Link.to(ALERTS + "/" + (before / PAGE + 1), text);
    }

    public static Anchor link(AlertId alert, String text) {
        return Link.to(path(alert), text);
    }

    public static String path(AlertId alert) {
        return ALERT + "/" + alert.value();
    }
}
