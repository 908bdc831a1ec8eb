package coop.minga.ui.navigation;

import java.time.LocalDate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.SeriesId;

/** Paths to the datafeed of an indicator. */
public final class DatafeedNavigation {

    public static final String INDICATOR = "indicator";

    public static final String FIGURES = "figures";

    /** Query parameter: the alert that an announcement explains. */
    public static final String ANNOUNCING = "announce";

    private DatafeedNavigation() {}

    /** Opens the form for an announcement, filled in from the alert. */
    public static QueryParameters announcing(AlertId alert) {
        return QueryParameters.of(ANNOUNCING, alert.toString());
    }

    public static Anchor link(SeriesId series, String text) {
        return Link.to(path(series), text);
    }

    public static String path(SeriesId series) {
        return INDICATOR + "/" + series.value();
    }

    /** Links to the figures of one day. */
    public static Anchor figures(SeriesId series, LocalDate day, String text) {
        return Link.to(FIGURES + "/" + series.value() + "/" + day, text);
    }
}
