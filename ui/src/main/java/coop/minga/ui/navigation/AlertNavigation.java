package coop.minga.ui.navigation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

import com.vaadin.flow.component.html.Anchor;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.now.EndedPosition;

/** Paths to alerts, used by chat messages too. */
public final class AlertNavigation {

    public static final String ALERT = "alert";
    public static final String ALERTS = "alerts";
    public static final String ENDED = "ended";

    /** Query parameter: the unit whose ended alerts are listed, with those of units below it. */
    public static final String UNIT = "unit";

    /** Query parameter: where the page of ended alerts begins. */
    public static final String AFTER = "after";

    private static final Pattern POSITION = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Alerts per page. */
    public static final int PAGE = 50;

    private AlertNavigation() {}

    /** Links to the page with the alert at this offset. */
    public static Anchor list(int before, String text) {
        return Link.to(ALERTS + "/" + (before / PAGE + 1), text);
    }

    /** Links to all ended alerts, latest first. */
    public static Anchor ended(String text) {
        return Link.to(ENDED, text);
    }

    /** Links to the ended alerts of a unit and of those below it. */
    public static Anchor ended(UnitId unit, String text) {
        return Link.to(ENDED + "?" + UNIT + "=" + unit.value(), text);
    }

    /** Links to the next page of these. */
    public static Anchor ended(UnitId unit, EndedPosition after, String text) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, after.endedAt());
        return Link.to(
                ENDED + "?" + UNIT + "=" + unit.value() + "&" + AFTER + "=" + micros + "-" + after.alert(), text);
    }

    /** A position from its query parameter; empty for any other text. */
    public static Optional<EndedPosition> position(String parameter) {
        var parts = POSITION.matcher(parameter);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var endedAt = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
        return Optional.of(new EndedPosition(endedAt, new AlertId(Long.parseLong(parts.group(2)))));
    }

    public static Anchor link(AlertId alert, String text) {
        return Link.to(path(alert), text);
    }

    public static String path(AlertId alert) {
        return ALERT + "/" + alert.value();
    }
}
