package coop.minga.ui.now;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Div;
import coop.minga.analytics.alert.AlertId;
import org.jspecify.annotations.Nullable;

/** Keyed rows: a row is added, moved, removed or changed, never all of them. */
final class RowList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Map<Object, RowElement> rows = new LinkedHashMap<>();
    private transient @Nullable AlertId chosen;

    RowList() {
        addClassName("rows");
        getElement().setAttribute("role", "list");
    }

    /** The keys of the rows, in order. */
    List<Object> keys() {
        return List.copyOf(rows.keySet());
    }

    void show(List<RowElement.Model> wanted, RowContent content) {
        var keys = wanted.stream().map(model -> model.row().key()).collect(Collectors.toSet());
        removeAllBut(keys);
        for (var place = 0; place < wanted.size(); place++) {
            var model = wanted.get(place);
            var key = model.row().key();
            var row = Objects.requireNonNullElseGet(rows.remove(key), RowElement::new);
            rows.put(key, row);
            row.show(model, content);
            row.setChosen(key.equals(chosen));
            put(place, row);
        }
    }

    void mark(@Nullable AlertId alert) {
        chosen = alert;
        rows.forEach((key, row) -> row.setChosen(key.equals(alert)));
    }

    /** Changes rows in their places. Rows without a model lose their content. */
    void showInPlace(List<RowElement.Model> changed, RowContent content) {
        var models =
                changed.stream().collect(Collectors.toMap(model -> model.row().key(), model -> model));
        rows.forEach((key, row) -> {
            var model = models.get(key);
            if (model == null) {
                row.showGone(getTranslation("now.gone"));
            } else {
                row.show(model, content);
            }
        });
    }

    private void removeAllBut(Set<Object> wanted) {
        for (var key : keys()) {
            if (!wanted.contains(key)) {
                remove(Objects.requireNonNull(rows.remove(key)));
            }
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
