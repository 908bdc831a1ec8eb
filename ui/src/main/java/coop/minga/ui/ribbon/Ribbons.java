package coop.minga.ui.ribbon;

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
import coop.minga.ui.navigation.CatalogueNavigation;
import coop.minga.ui.navigation.DatafeedNavigation;
import coop.minga.ui.ribbon.Step.Place;
import org.jspecify.annotations.Nullable;

/** Makes the ribbon of a page. Everybody knows the units; an indicator is a step for those who may see its values. */
public final class Ribbons {

    /** Siblings in a menu, before and after the step each. */
    static final int MOST_BESIDE = 12;

    private final Units units;
    private final Indicators indicators;
    private final CurrentUser currentUser;

    public Ribbons(Units units, Indicators indicators, CurrentUser currentUser) {
        this.units = units;
        this.indicators = indicators;
        this.currentUser = currentUser;
    }

    /** Ends at the unit. */
    public Ribbon of(Unit unit) {
        return new Ribbon(stepsTo(unit), true);
    }

    /** Ends at the indicator. */
    public Ribbon of(Unit unit, Indicator indicator) {
        return new Ribbon(stepsTo(unit, indicator), true);
    }

    /** Leads to the indicator, from a page about it. */
    public Ribbon leadingTo(Unit unit, Indicator indicator) {
        return new Ribbon(stepsTo(unit, indicator), false);
    }

    private List<Step> stepsTo(Unit unit) {
        var steps = new ArrayList<Step>();
        @Nullable Unit parent = null;
        for (var each : units.pathUp(unit.id()).reversed()) {
            steps.add(step(each, parent));
            parent = each;
        }
        return steps;
    }

    private List<Step> stepsTo(Unit unit, Indicator indicator) {
        var steps = new ArrayList<>(stepsTo(unit));
        steps.add(step(unit, indicator, UI.getCurrentOrThrow().getLocale()));
        return steps;
    }

    private Step step(Unit unit, @Nullable Unit parent) {
        var beside = units.neighboursOf(unit, MOST_BESIDE);
        var all = beside.before().size() < MOST_BESIDE && beside.after().size() < MOST_BESIDE;
        return new Step(
                place(unit),
                beside.before().stream().map(Ribbons::place).toList(),
                beside.after().stream().map(Ribbons::place).toList(),
                all || parent == null ? null : place(parent));
    }

    private Step step(Unit unit, Indicator indicator, Locale language) {
        var name = indicator.name(language);
        if (!currentUser.viewer().maySeeSeriesOf(unit)) {
            return new Step(new Place(name, ""), List.of(), List.of(), null);
        }
        var order = Comparator.comparing((Indicator each) -> each.name(language), Collator.getInstance(language));
        var siblings = indicators.of(unit.id()).stream()
                .filter(each -> each.retiredOn() == null || each.series().equals(indicator.series()))
                .sorted(order)
                .toList();
        var at = siblings.stream().map(Indicator::series).toList().indexOf(indicator.series());
        var first = Math.max(0, at - MOST_BESIDE);
        var end = Math.min(siblings.size(), at + 1 + MOST_BESIDE);
        return new Step(
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
