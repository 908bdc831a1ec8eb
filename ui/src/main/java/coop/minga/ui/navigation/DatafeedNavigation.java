package coop.minga.ui.navigation;

import com.vaadin.flow.component.html.Anchor;
import coop.minga.analytics.catalogue.SeriesId;

/** The way to the datafeed of an indicator. */
public final class DatafeedNavigation {

    public static final String INDICATOR = "indicator";

    private DatafeedNavigation() {}

    public static Anchor link(SeriesId series, String text) {
        return Link.to(INDICATOR + "/" + series.value(), text);
    }
}
