package coop.minga.ui.search;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import coop.minga.analytics.search.SearchResult;
import coop.minga.ingest.contract.SafeText;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.navigation.AlertNavigation;
import coop.minga.ui.navigation.CatalogueNavigation;
import coop.minga.ui.navigation.DatafeedNavigation;

/** The results as options of a listbox. The best one is selected. */
final class ResultList extends UnorderedList {

    private static final long serialVersionUID = 1L;

    private final transient Runnable beforeOpening;
    private int made;

    /** @param beforeOpening called when a result is chosen */
    ResultList(Runnable beforeOpening) {
        this.beforeOpening = beforeOpening;
        addClassName("search-results");
        getElement().setAttribute("role", "listbox").setAttribute("aria-label", getTranslation("search.results"));
    }

    /** @param words of these results, so that the script knows outdated ones */
    void show(String words, List<SearchResult> found) {
        removeAll();
        getElement().setAttribute("data-words", words);
        found.forEach(result -> add(option(result)));
        getChildren().findFirst().ifPresent(best -> best.getElement().setAttribute("aria-selected", "true"));
    }

    /** The id of the best result. */
    String first() {
        return getComponentAt(0).getId().orElseThrow();
    }

    private Component option(SearchResult result) {
        return switch (result) {
            case SearchResult.UnitFound unit ->
                option(unit.name(), EnumText.of(this, unit.kind()), CatalogueNavigation.path(unit.unit()));
            case SearchResult.IndicatorFound found ->
                option(
                        found.indicator().name(getLocale()),
                        getTranslation("search.indicator", found.unitName()),
                        DatafeedNavigation.path(found.indicator().series()));
            case SearchResult.AlertFound alert ->
                option(
                        alert.indicator().name(getLocale()),
                        getTranslation(
                                "search.alert",
                                alert.unitName(),
                                Formats.here().day(alert.day()),
                                EnumText.of(this, alert.state())),
                        AlertNavigation.path(alert.alert()));
            case SearchResult.PersonFound person ->
                option(
                        SafeText.replaceControls(person.name()),
                        getTranslation("search.person", EnumText.of(this, person.role()), person.unitName()),
                        CatalogueNavigation.path(person.unit()));
        };
    }

    /** Ids are never used again, so that the browser hears of each new selection. */
    private ListItem option(String name, String place, String path) {
        var title = new Span(name);
        title.addClassName("name");
        var details = new Span(place);
        details.addClassName("quiet-text");
        var option = new ListItem(title, details);
        option.setId("search-result-" + made++);
        option.getElement().setAttribute("role", "option").setAttribute("aria-selected", "false");
        option.addClickListener(click -> {
            beforeOpening.run();
            UI.getCurrent().navigate(path);
        });
        return option;
    }
}
