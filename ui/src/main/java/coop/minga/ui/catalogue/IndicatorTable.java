package coop.minga.ui.catalogue;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.Words;
import coop.minga.ui.navigation.DatafeedNavigation;

/** The indicators of a unit with how each is measured, which way is good, and the time to recover. */
final class IndicatorTable {

    private final Component where;
    private final boolean open;

    /** @param open whether the person may look at the readings */
    IndicatorTable(Component where, boolean open) {
        this.where = where;
        this.open = open;
    }

    Div of(List<Indicator> indicators) {
        var table = new NativeTable();
        var header = table.getHead().addRow();
        List.of("catalogue.indicator", "catalogue.measure", "catalogue.nature", "catalogue.good", "catalogue.recovery")
                .forEach(title -> {
                    var cell = new NativeTableHeaderCell(where.getTranslation(title));
                    cell.getElement().setAttribute("scope", "col");
                    header.add(cell);
                });
        indicators.forEach(indicator -> {
            var row = table.getBody().addRow();
            row.add(
                    new NativeTableCell(name(indicator)),
                    new NativeTableCell(Formats.unitLabel(indicator.definition().unit())),
                    new NativeTableCell(Words.of(where, indicator.definition().nature())),
                    new NativeTableCell(Words.of(where, indicator.goodDirection())),
                    new NativeTableCell(where.getTranslation(
                            "catalogue.hours", indicator.recoveryTime().toHours())));
        });
        var scroller = new Div(table);
        scroller.addClassName("table");
        return scroller;
    }

    private Component name(Indicator indicator) {
        var locale = Formats.here().locale();
        return open
                ? DatafeedNavigation.link(indicator.series(), indicator.name(locale))
                : new Span(indicator.name(locale));
    }
}
