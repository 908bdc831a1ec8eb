package coop.minga.ui.now;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import coop.minga.analytics.now.NowRow;
import coop.minga.analytics.now.Sparkline;
import coop.minga.ui.component.ClockDisplay;
import org.jspecify.annotations.Nullable;

/** A row as one node of the server. The browser changes its texts in place, so that focus and presses survive. */
@Tag("minga-row")
@JavaScript("context://assets/spark.js")
@JavaScript("context://assets/rows.js")
@JavaScript(ClockDisplay.SCRIPT)
final class RowElement extends HtmlContainer {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Model shown;

    RowElement() {
        getElement().setAttribute("role", "listitem");
    }

    /** Sends nothing unless the row has changed. */
    void show(Model model, RowContent content) {
        if (!model.equals(shown)) {
            shown = model;
            getElement().setProperty("content", content.html(model.row(), model.sparkline()));
        }
    }

    void setChosen(boolean chosen) {
        getElement().setAttribute("chosen", chosen);
    }

    /** Keeps its place and the focus, without content that the viewer may not see any more. */
    void showGone(String words) {
        shown = null;
        var place = new Anchor();
        place.setText(words);
        place.addClassNames("row-link", "gone");
        place.setTabIndex(-1);
        getElement().setProperty("content", place.getElement().getOuterHTML());
    }

    /**
     * The content of a row, which decides about its redraw.
     *
     * @param rate of the federation's clock
     */
    record Model(NowRow row, @Nullable Sparkline sparkline, double rate) {}
}
