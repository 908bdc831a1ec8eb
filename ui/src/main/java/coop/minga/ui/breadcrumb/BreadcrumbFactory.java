package coop.minga.ui.breadcrumb;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import com.vaadin.flow.component.UI;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.Units;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.breadcrumb.Crumb.Place;
import coop.minga.ui.navigation.CatalogueNavigation;
import coop.minga.ui.navigation.DatafeedNavigation;
import org.jspecify.annotations.Nullable;

/** Makes the breadcrumbs of a page. Everybody knows the units; an indicator is a crumb for those who may see its values. */
public final class BreadcrumbFactory {

    /** Siblings in a menu, before and after the crumb each. */
    static final int MOST_BESIDE = 12;

    private final Units units;
    private final Indicators indicators;
    private final CurrentUser currentUser;

    public BreadcrumbFactory(Units units, Indicators indicators, CurrentUser currentUser) {
        this.units = units;
        this.indicators = indicators;
        this.currentUser = currentUser;
    }

    /** Ends at the unit. */
    public Breadcrumbs of(Unit unit) {
        return new Breadcrumbs(crumbsTo(unit), true);
    }

    /** Ends at the indicator. */
    public Breadcrumbs of(Unit unit, Indicator indicator) {
        return new Breadcrumbs(crumbsTo(unit, indicator), true);
    }

    /** Leads to the indicator, from a page about it. */
    public Breadcrumbs leadingTo(Unit unit, Indicator indicator) {
        return new Breadcrumbs(crumbsTo(unit, indicator), false);
    }

    private List<Crumb> crumbsTo(Unit unit) {
        var crumbs = new ArrayList<Crumb>();
        @Nullable Unit parent = null;
        for (var each : units.pathUp(unit.id()).reversed()) {
            crumbs.add(crumb(each, parent));
            parent = each;
        }
        return crumbs;
    }

    private List<Crumb> crumbsTo(Unit unit, Indicator indicator) {
        var crumbs = new ArrayList<>(crumbsTo(unit));
        crumbs.add(crumb(unit, indicator, UI.getCurrentOrThrow().getLocale()));
        return crumbs;
    }

    private Crumb crumb(Unit unit, @Nullable Unit parent) {
        var beside = units.neighboursOf(unit, MOST_BESIDE);
        var all = beside.before().size() < MOST_BESIDE && beside.after().size() < MOST_BESIDE;
        return new Crumb(
                place(unit),
                beside.before().stream().map(BreadcrumbFactory::place).toList(),
                beside.after().stream().map(BreadcrumbFactory::place).toList(),
                all || parent == null ? null : place(parent));
    }

    private Crumb crumb(Unit unit, Indicator indicator, Locale language) {
        var name = indicator.name(language);
        if (!currentUser.viewer().maySeeSeriesOf(unit)) {
            return new Crumb(new Place(name, ""), List.of(), List.of(), null);
        }
        var order = Comparator.comparing((Indicator each) -> each.name(language), Collator.getInstance(language));
        var siblings = indicators.of(unit.id()).stream()
                .filter(each -> each.retiredOn() == null || each.series().equals(indicator.series()))
                .sorted(order)
                .toList();
        var at = siblings.stream().map(Indicator::series).toList().indexOf(indicator.series());
        var first = Math.max(0, at - MOST_BESIDE);
        var end = Math.min(siblings.size(), at + 1 + MOST_BESIDE);
        return new Crumb(
                place(indicator, language),
                siblings.subList(first, at).stream()
                        .map(each -> place(each, language))
                        .toList(),
                siblings.subList(at + 1, end).stream()
                        .map(each -> place(each, language))
                        .toList(),
                first > 0 || end < siblings.size() ? place(unit) : null);
    }

    private static Place place(Unit unit) {
        return new Place(unit.name(), CatalogueNavigation.path(unit.id()));
    }

    private static Place place(Indicator indicator, Locale language) {
        return new Place(indicator.name(language), DatafeedNavigation.path(indicator.series()));
    }
}
