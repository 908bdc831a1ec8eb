package coop.minga.ui.component;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Span;

/** A table of few rows. On phones each row is a card, and cells carry their column title. */
public final class CardTable extends Div {

    private static final long serialVersionUID = 1L;

    private final NativeTable table = new NativeTable();
    private final transient List<String> titles;

    /** @param titles of the columns, in the reader's language */
    public CardTable(String name, List<String> titles) {
        this.titles = List.copyOf(titles);
        addClassName("table");
        table.getElement().setAttribute("role", "table");
        table.getElement().setAttribute("aria-label", name);
        var header = table.getHead().addRow();
        header.getElement().setAttribute("role", "row");
        titles.forEach(title -> {
            var cell = new NativeTableHeaderCell(title);
            cell.getElement().setAttribute("scope", "col");
            cell.getElement().setAttribute("role", "columnheader");
            header.add(cell);
        });
        add(table);
    }

    public void row(String... cells) {
        row(List.of(cells).stream().map(Span::new).toArray(Component[]::new));
    }

    /** @param cells one for each column */
    public void row(Component... cells) {
        var row = table.getBody().addRow();
        row.getElement().setAttribute("role", "row");
        for (var column = 0; column < cells.length; column++) {
            var cell = new NativeTableCell(cells[column]);
            cell.getElement().setAttribute("role", "cell");
            cell.getElement().setAttribute("data-title", titles.get(column));
            row.add(cell);
        }
    }
}
