package coop.minga.ui.component;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.internal.JacksonUtils;

/**
 * The drawn twin of a table of readings: the line, the bands it was expected in, flagged days marked by shape, closed
 * days shaded, missing days left open. It is an image to a screen reader; the table beside it carries the values.
 */
@Tag("minga-series-chart")
@JavaScript("context://assets/series-chart.js")
public final class SeriesChart extends Div implements HasSize {

    /** Where the charting library is served from, by the jar that carries it. */
    static final String LIBRARY = "_static/echarts/6.0.0/dist/echarts.common.min.js";

    private static final long serialVersionUID = 1L;

    public SeriesChart() {
        addClassName("series-chart");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("library", LIBRARY);
    }

    /** @param description what there is to see, in a sentence */
    public void draw(SeriesPicture picture, String description) {
        getElement().setAttribute("aria-label", description);
        getElement().setPropertyJson("picture", JacksonUtils.beanToJson(picture));
    }
}
