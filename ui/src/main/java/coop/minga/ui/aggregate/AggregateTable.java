package coop.minga.ui.aggregate;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import coop.minga.analytics.aggregate.Aggregate;
import coop.minga.analytics.aggregate.AggregateDay;
import coop.minga.ui.component.Formats;

/** The chart's days as a table, latest first. */
final class AggregateTable extends Section {

    private static final long serialVersionUID = 1L;

    private final transient Aggregate aggregate;
    private final Grid<AggregateDay> grid = new Grid<>();

    AggregateTable(Aggregate aggregate, List<AggregateDay> days) {
        this.aggregate = aggregate;
        addClassNames("panel", "readings");
        var title = new H2(getTranslation("datafeed.table"));
        title.setId("readings-title");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.getElement().setAttribute("aria-labelledby", "readings-title");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        column("datafeed.column.day", day -> new Span(Formats.here().weekday(day.day())), "6.5rem")
                .setFrozen(true);
        column("total.sum", this::value, "11rem").setFlexGrow(3);
        column("datafeed.legend.80", this::expected, "13rem");
        column("total.units", day -> new Span(Formats.here().count(day.units())), "6rem");
        grid.setItems(days.reversed());
        add(title, grid);
    }

    private Grid.Column<AggregateDay> column(String title, Content content, String width) {
        return grid.addColumn(new ComponentRenderer<>(content::of))
                .setHeader(getTranslation(title))
                .setWidth(width)
                .setFlexGrow(1);
    }

    private Component value(AggregateDay day) {
        var value = day.value();
        if (value == null) {
            return AggregateStates.badge(this, day.state());
        }
        var figure = new Span(Formats.here().quantity(value, aggregate.indicator()));
        figure.addClassName("figure");
        return figure;
    }

    private Component expected(AggregateDay day) {
        var band = day.band();
        return band == null ? new Span() : new Span(Formats.here().band(band.central80(), aggregate.indicator()));
    }

    private interface Content {
        Component of(AggregateDay day);
    }
}
