package coop.minga.ui.navigation;

import com.vaadin.flow.component.html.Anchor;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;

/** Path to a sum over the units below a level. */
public final class TotalNavigation {

    public static final String LEVEL = "level";
    public static final String SERIES = "series";
    public static final String SUM = "sum";
    public static final String TOTAL = SUM + "/:" + LEVEL + "/:" + SERIES;

    private TotalNavigation() {}

    /** @param series any of the summed series */
    public static Anchor link(UnitId level, SeriesId series, String text) {
        return Link.to(SUM + "/" + level.value() + "/" + series.value(), text);
    }
}
