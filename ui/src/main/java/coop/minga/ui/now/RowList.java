package coop.minga.ui.now;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Div;

/** Keyed rows: a row is added, moved, removed or changed, never all of them. */
final class RowList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Map<Object, RowElement> rows = new HashMap<>();

    RowList() {
        addClassName("rows");
        getElement().setAttribute("role", "list");
    }

    void show(List<RowElement.Model> wanted, RowContent content) {
        var keys = wanted.stream().map(RowElement.Model::key).collect(Collectors.toSet());
        for (var key : List.copyOf(rows.keySet())) {
            if (!keys.contains(key)) {
                remove(Objects.requireNonNull(rows.remove(key)));
            }
        }
        for (var place = 0; place < wanted.size(); place++) {
            var model = wanted.get(place);
            var row = rows.computeIfAbsent(model.key(), key -> new RowElement());
            row.show(model, content);
            put(place, row);
        }
    }

    private void put(int place, RowElement row) {
        if (place < getComponentCount() && getComponentAt(place).equals(row)) {
            return;
        }
        if (row.getParent().isPresent()) {
            remove(row);
        }
        addComponentAtIndex(place, row);
    }
}
