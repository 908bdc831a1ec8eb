package coop.minga.ui.breadcrumb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import com.vaadin.flow.component.UI;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Neighbours;
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
        return crumb(place(unit), units.neighboursOf(unit, MOST_BESIDE), BreadcrumbFactory::place, parent);
    }

    private Crumb crumb(Unit unit, Indicator indicator, Locale language) {
        if (!currentUser.viewer().maySeeSeriesOf(unit)) {
            return new Crumb(new Place(indicator.name(language), ""), List.of(), List.of(), null);
        }
        var beside = indicators.neighboursOf(indicator, language, MOST_BESIDE);
        return crumb(place(indicator, language), beside, each -> place(each, language), unit);
    }

    /** @param above has the siblings that are not listed, too */
    private static <T> Crumb crumb(
            Place place, Neighbours<T> beside, Function<T, Place> placeOf, @Nullable Unit above) {
        var all = beside.before().size() < MOST_BESIDE && beside.after().size() < MOST_BESIDE;
        return new Crumb(
                place,
                beside.before().stream().map(placeOf).toList(),
                beside.after().stream().map(placeOf).toList(),
                all || above == null ? null : place(above));
    }

    private static Place place(Unit unit) {
        return new Place(unit.name(), CatalogueNavigation.path(unit.id()));
    }

    private static Place place(Indicator indicator, Locale language) {
        return new Place(indicator.name(language), DatafeedNavigation.path(indicator.series()));
    }
}
