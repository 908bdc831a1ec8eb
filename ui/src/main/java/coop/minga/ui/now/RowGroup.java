package coop.minga.ui.now;

import java.util.List;
import java.util.function.Consumer;

import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.now.NowGroup;
import coop.minga.analytics.now.NowPage;
import coop.minga.analytics.now.NowRow;
import coop.minga.ui.component.EnumText;
import org.jspecify.annotations.Nullable;

/** A titled group of rows. A folded group delivers its rows when somebody opens it, since that is an access. */
final class RowGroup extends Section {

    private static final long serialVersionUID = 1L;

    private final NowGroup group;
    private final transient SharedFederationClock clock;
    private final H2 title = new H2();
    private final RowList list = new RowList();
    private final @Nullable NativeButton fold;
    private transient @Nullable NowPage page;
    private boolean open;

    /** @param opened receives the rows that opening the group delivers */
    private RowGroup(NowGroup group, SharedFederationClock clock, boolean folded, Consumer<List<NowRow>> opened) {
        this.group = group;
        this.clock = clock;
        open = !folded;
        addClassNames("group", EnumText.name(group));
        fold = folded ? new NativeButton("", click -> toggle(opened)) : null;
        if (fold != null) {
            fold.addClassName("fold");
            title.add(fold);
        }
        add(title, list);
        setVisible(false);
    }

    static RowGroup open(NowGroup group, SharedFederationClock clock) {
        return new RowGroup(group, clock, false, rows -> {});
    }

    static RowGroup folded(NowGroup group, SharedFederationClock clock, Consumer<List<NowRow>> opened) {
        return new RowGroup(group, clock, true, opened);
    }

    /** The rows that a screen receives: none of a folded group. */
    List<NowRow> delivered(NowPage next) {
        return open ? next.of(group) : List.of();
    }

    /** The keys of the rows on the screen, in order. */
    List<Object> keys() {
        return list.keys();
    }

    /** @param count of all rows, shown or not */
    void show(NowPage next, int count) {
        page = next;
        setVisible(!next.of(group).isEmpty());
        var words = getTranslation("now.group", EnumText.of(this, group), count);
        HasText named = fold == null ? title : fold;
        if (!words.equals(named.getText())) {
            named.setText(words);
        }
        draw(next);
    }

    /** Changes the rows on the screen in their places. */
    void showInPlace(NowPage next, List<NowRow> rows) {
        page = next;
        var now = clock.current();
        list.showInPlace(models(next, rows, now.rate()), new RowContent(this, now));
    }

    void mark(@Nullable AlertId chosen) {
        list.mark(chosen);
    }

    private void draw(NowPage shown) {
        if (fold != null) {
            fold.getElement().setAttribute("aria-expanded", Boolean.toString(open));
        }
        list.setVisible(open);
        var now = clock.current();
        list.show(models(shown, delivered(shown), now.rate()), new RowContent(this, now));
    }

    private static List<RowElement.Model> models(NowPage page, List<NowRow> rows, double rate) {
        return rows.stream()
                .map(row -> new RowElement.Model(
                        row, page.sparklines().get(row.indicator().series()), rate))
                .toList();
    }

    private void toggle(Consumer<List<NowRow>> opened) {
        open = !open;
        if (page != null) {
            draw(page);
            opened.accept(delivered(page));
        }
    }
}
