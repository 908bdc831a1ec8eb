package coop.minga.ui.catalogue;

import java.text.Collator;
import java.util.Comparator;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.AccessLogEntry;
import coop.minga.analytics.aggregate.Aggregates;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.operations.Operations;
import coop.minga.ingest.contract.SafeText;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.breadcrumb.BreadcrumbFactory;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.ClosedReadings;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.navigation.AlertNavigation;
import coop.minga.ui.navigation.CatalogueNavigation;
import jakarta.annotation.security.PermitAll;

/** A unit: place, indicators, subunits, sums and access log. */
@Route(CatalogueNavigation.UNIT)
@PermitAll
final class UnitView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final int MOST_ASIDE = 50;
    private static final int MOST_BELOW = 100;

    private final transient Units units;
    private final transient Indicators indicators;
    private final transient AccessLog viewings;
    private final transient Aggregates totals;
    private final transient Operations operations;
    private final transient CurrentUser currentUser;
    private final transient BreadcrumbFactory breadcrumbs;
    private String pageTitle = "";

    UnitView(
            Units units,
            Indicators indicators,
            AccessLog viewings,
            Aggregates totals,
            Operations operations,
            CurrentUser currentUser,
            BreadcrumbFactory breadcrumbs) {
        this.units = units;
        this.indicators = indicators;
        this.viewings = viewings;
        this.totals = totals;
        this.operations = operations;
        this.currentUser = currentUser;
        this.breadcrumbs = breadcrumbs;
        addClassNames("view", "unit");
    }

    /** Units share one view instance. */
    @Override
    public void setParameter(BeforeEvent event, String name) {
        var unit = UnitId.parse(name)
                .flatMap(units::find)
                .orElseThrow(() -> new NotFoundException("There is no unit " + name + "."));
        pageTitle = unit.name();
        removeAll();
        add(heading(unit));
        below(unit);
        var sums = totals.at(currentUser.id(), unit.id());
        if (!sums.isEmpty()) {
            add(new AggregatesPanel(sums));
        }
        measures(unit);
        if (currentUser.viewer().belongsTo(unit.id())) {
            add(lookers(unit));
            quarantine(unit);
        }
    }

    @Override
    public String getPageTitle() {
        return pageTitle;
    }

    private Header heading(Unit unit) {
        var facts = new Div(
                new Span(EnumText.of(this, unit.kind())),
                Badge.of("readings-" + EnumText.name(unit.visibility()), EnumText.of(this, unit.visibility())));
        facts.addClassName("row");
        if (currentUser.viewer().maySeeCountOf(units.pathUp(unit.id()))) {
            facts.add(AlertNavigation.ended(unit.id(), getTranslation("catalogue.ended")));
        }
        var heading = new Header(breadcrumbs.of(unit), new H1(unit.name()), facts);
        heading.addClassName("view-title");
        return heading;
    }

    private void below(Unit unit) {
        var children = units.childrenOf(unit.id());
        if (children.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        list.addClassName("lines");
        children.stream()
                .limit(MOST_BELOW)
                .forEach(child -> list.add(new ListItem(
                        CatalogueNavigation.link(child.id(), child.name()),
                        new Span(EnumText.of(this, child.kind())))));
        if (children.size() > MOST_BELOW) {
            list.add(new ListItem(CatalogueNavigation.list(
                    units.tree().inOrder().indexOf(children.get(MOST_BELOW)),
                    getTranslation("catalogue.below.more", children.size() - MOST_BELOW))));
        }
        add(panel("catalogue.below", list));
    }

    private void measures(Unit unit) {
        var own = indicators.of(unit.id()).stream().sorted(byName()).toList();
        if (own.isEmpty()) {
            return;
        }
        var open = currentUser.viewer().maySeeSeriesOf(unit);
        var table = new IndicatorTable(this, open);
        var section = panel("catalogue.indicators", table.of(own));
        if (!open) {
            section.add(new ClosedReadings(unit));
        }
        add(section);
    }

    private Comparator<Indicator> byName() {
        return Comparator.comparing(indicator -> indicator.name(getLocale()), Collator.getInstance(getLocale()));
    }

    private Section lookers(Unit unit) {
        var list = new UnorderedList();
        list.addClassName("lines");
        var all = viewings.of(unit.id());
        var seen = indicators.find(
                all.stream().map(AccessLogEntry::series).distinct().toList());
        all.forEach(viewing -> list.add(new ListItem(
                new Span(SafeText.replaceControls(viewing.personName())),
                new Span(Optional.ofNullable(seen.get(viewing.series()))
                        .map(each -> each.name(getLocale()))
                        .orElse("")),
                new Span(Formats.here().moment(viewing.lastAt(), unit.zone())))));
        var section = panel("catalogue.lookers", list);
        if (list.getChildren().findAny().isEmpty()) {
            section.add(new Paragraph(getTranslation("catalogue.lookers.none")));
        }
        return section;
    }

    private void quarantine(Unit unit) {
        var aside = operations.quarantinedOf(currentUser.id(), unit.id(), MOST_ASIDE);
        var discarded = operations.discardedOf(currentUser.id(), unit.id());
        if (aside.isEmpty() && discarded.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        list.addClassName("lines");
        aside.forEach(each -> list.add(new ListItem(
                new Span(SafeText.replaceControls(each.detail())),
                new Span(Formats.here().moment(each.since(), unit.zone())))));
        var section = panel("catalogue.quarantine", new Paragraph(getTranslation("catalogue.quarantine.help")));
        section.add(list);
        discarded.forEach(each -> section.add(
                new Paragraph(getTranslation(
                        "catalogue.not-kept",
                        each.arrivals().reports(),
                        Formats.here().moment(each.arrivals().first(), unit.zone()),
                        Formats.here().moment(each.arrivals().last(), unit.zone()),
                        operations.mostKept(),
                        operations.daysKept())),
                new Paragraph(getTranslation("catalogue.not-kept.last", SafeText.replaceControls(each.detail())))));
        add(section);
    }

    private Section panel(String title, Component content) {
        var section = new Section(new H2(getTranslation(title)), content);
        section.addClassName("panel");
        return section;
    }
}
