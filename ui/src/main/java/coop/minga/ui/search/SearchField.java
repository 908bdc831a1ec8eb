package coop.minga.ui.search;

import java.util.List;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import coop.minga.analytics.search.Search;
import coop.minga.analytics.search.SearchResult;
import coop.minga.ui.account.CurrentUser;

/** A combobox over all names that the viewer may see. Its keys are in {@code search.js}. */
@JavaScript("context://assets/search.js")
public final class SearchField extends Div {

    private static final long serialVersionUID = 1L;
    private static final int PAUSE_MILLIS = 150;
    private static final String RESULTS = "search-results";

    private final transient Search search;
    private final transient CurrentUser currentUser;
    private final Input words = new Input();
    /** A narrow field has room for one word. */
    private static final String SHORTEN = """
            const [wide, narrow] = [this.placeholder, matchMedia("(width <= 50rem)")];
            const choose = () => { this.placeholder = narrow.matches ? $0 : wide; };
            narrow.addEventListener("change", choose);
            choose();
            """;

    private final ResultList results = new ResultList(this::clear);
    private final Span count = new Span();

    public SearchField(Search search, CurrentUser currentUser) {
        this.search = search;
        this.currentUser = currentUser;
        addClassName("search");
        getElement().setAttribute("role", "search");
        results.setId(RESULTS);
        count.addClassName("visually-hidden");
        count.getElement().setAttribute("role", "status");
        setUpInput();
        var key = new Span("/");
        key.addClassName("key");
        key.getElement().setAttribute("aria-hidden", "true");
        add(words, key, results, count);
        clear();
    }

    /** Closes the list of results. */
    public void clear() {
        words.clear();
        show("", List.of());
    }

    private void setUpInput() {
        words.setType("search");
        words.setPlaceholder(getTranslation("search.placeholder"));
        words.getElement().executeJs(SHORTEN, getTranslation("search.placeholder.narrow"));
        words.setAriaLabel(getTranslation("search.label"));
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.setValueChangeTimeout(PAUSE_MILLIS);
        words.addValueChangeListener(change -> find(change.getValue()));
        words.getElement()
                .setAttribute("role", "combobox")
                .setAttribute("aria-autocomplete", "list")
                .setAttribute("aria-controls", RESULTS)
                .setAttribute("aria-keyshortcuts", "/ Control+K")
                .setAttribute("autocomplete", "off")
                .setAttribute("maxlength", String.valueOf(Search.LONGEST));
    }

    private void find(String typed) {
        show(typed, typed.isBlank() ? List.of() : search.find(currentUser.viewer(), typed));
    }

    private void show(String typed, List<SearchResult> found) {
        results.show(typed, found);
        var tooShort = typed.strip().length() < Search.SHORTEST;
        count.setText(tooShort ? "" : getTranslation("search.count", found.size()));
        count.setClassName("visually-hidden", !found.isEmpty() || tooShort);
        var input = words.getElement();
        input.setAttribute("aria-expanded", String.valueOf(!found.isEmpty()));
        if (found.isEmpty()) {
            input.removeAttribute("aria-activedescendant");
        } else {
            input.setAttribute("aria-activedescendant", results.first());
        }
    }
}
