package coop.minga.ui.component;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.datafeed.DatafeedDay;

/** Reasons for a missing reading or verdict. */
public enum Silence {
    CLOSED,
    DUE,
    MISSING,
    WITHDRAWN;

    public static Silence of(DatafeedDay day) {
        if (day.valueWithdrawn()) {
            return WITHDRAWN;
        }
        if (day.closed()) {
            return CLOSED;
        }
        return day.due() ? DUE : MISSING;
    }

    public String words(Component where) {
        return switch (this) {
            case CLOSED -> where.getTranslation("datafeed.legend.closed");
            case DUE -> where.getTranslation("reporting-state.expected");
            case MISSING -> where.getTranslation("datafeed.missing");
            case WITHDRAWN -> where.getTranslation("datafeed.withdrawn");
        };
    }

    public Badge badge(Component where) {
        return switch (this) {
            case CLOSED -> Badge.of("rest-day", words(where));
            case DUE -> Badge.of("expected", words(where));
            case MISSING, WITHDRAWN -> Badge.of("missing", words(where));
        };
    }
}
