package coop.minga.ui.component;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.internal.JacksonUtils;

/**
 * Chart of a series: line, bands, flags by shape, closed days shaded, missing days open. Screen readers get an image;
 * the table beside it carries the values.
 */
@Tag("minga-series-chart")
@JavaScript("context://assets/series-chart.js")
public final class SeriesChart extends Div implements HasSize {

    /** Path of the charting library in its jar. */
    static final String LIBRARY = "_static/echarts/6.0.0/dist/echarts.common.min.js";

    private static final long serialVersionUID = 1L;

    public SeriesChart() {
        addClassName("series-chart");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("library", LIBRARY);
    }

    /** @param description one sentence about the content */
    public void draw(SeriesPlot plot, String description) {
        getElement().setAttribute("aria-label", description);
        getElement().setPropertyJson("plot", JacksonUtils.beanToJson(plot));
    }
}
