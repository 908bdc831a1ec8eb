package coop.minga.ui.navigation;

import com.vaadin.flow.component.html.Anchor;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;

/** Path to a sum over the units below a level. */
public final class AggregateNavigation {

    public static final String LEVEL = "level";
    public static final String SERIES = "series";
    public static final String PATH = "sum";
    public static final String AGGREGATE = PATH + "/:" + LEVEL + "/:" + SERIES;

    private AggregateNavigation() {}

    /** @param series any of the summed series */
    public static Anchor link(UnitId level, SeriesId series, String text) {
        return Link.to(PATH + "/" + level.value() + "/" + series.value(), text);
    }
}
