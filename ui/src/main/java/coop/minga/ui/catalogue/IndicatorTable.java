package coop.minga.ui.catalogue;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.RetiredBadge;
import coop.minga.ui.navigation.DatafeedNavigation;

/** A unit's indicators with measure, good direction and recovery time. */
final class IndicatorTable {

    private static final List<String> COLUMNS = List.of(
            "catalogue.indicator", "catalogue.measure", "catalogue.nature", "catalogue.good", "catalogue.recovery");

    private final Component where;
    private final boolean open;

    /** @param open whether readings may be linked */
    IndicatorTable(Component where, boolean open) {
        this.where = where;
        this.open = open;
    }

    Div of(List<Indicator> indicators) {
        var table = new NativeTable();
        table.getElement().setAttribute("role", "table");
        var header = table.getHead().addRow();
        header.getElement().setAttribute("role", "row");
        COLUMNS.forEach(title -> {
            var cell = new NativeTableHeaderCell(where.getTranslation(title));
            cell.getElement().setAttribute("scope", "col");
            cell.getElement().setAttribute("role", "columnheader");
            header.add(cell);
        });
        indicators.forEach(indicator -> fill(table.getBody().addRow(), indicator));
        var frame = new Div(table);
        frame.addClassName("table");
        return frame;
    }

    /** Every cell carries its column title for the card layout of phones. */
    private void fill(NativeTableRow row, Indicator indicator) {
        row.getElement().setAttribute("role", "row");
        var recovery =
                where.getTranslation("catalogue.hours", indicator.recoveryTime().toHours());
        var cells = List.of(
                new NativeTableCell(name(indicator)),
                new NativeTableCell(measure(indicator)),
                new NativeTableCell(EnumText.of(where, indicator.definition().type())),
                new NativeTableCell(EnumText.of(where, indicator.goodDirection())),
                new NativeTableCell(recovery));
        for (var column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            cell.getElement().setAttribute("role", "cell");
            cell.getElement().setAttribute("data-title", where.getTranslation(COLUMNS.get(column)));
            row.add(cell);
        }
    }

    private String measure(Indicator indicator) {
        var measure = Formats.here().measure(indicator);
        if (measure.share()) {
            return where.getTranslation("catalogue.measure.share");
        }
        return measure.many().isEmpty() ? where.getTranslation("catalogue.measure.bare") : measure.many();
    }

    private Component name(Indicator indicator) {
        var locale = Formats.here().locale();
        var name = open
                ? DatafeedNavigation.link(indicator.series(), indicator.name(locale))
                : new Span(indicator.name(locale));
        return RetiredBadge.badge(where, indicator)
                .<Component>map(badge -> new Div(name, badge))
                .orElse(name);
    }
}
