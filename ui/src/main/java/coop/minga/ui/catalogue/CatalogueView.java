package coop.minga.ui.catalogue;

import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Units;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.Words;
import coop.minga.ui.navigation.CatalogueNavigation;
import jakarta.annotation.security.PermitAll;

/** All units, within each other, with how many indicators each has. */
@Route(CatalogueNavigation.CATALOGUE)
@PermitAll
final class CatalogueView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    CatalogueView(Units units, Indicators indicators) {
        addClassNames("view", "catalogue");
        var tree = units.tree();
        var byUnit = indicators.of(tree.all().stream().map(Unit::id).toList());
        var title = new Header(new H1(getTranslation("catalogue.title")));
        title.addClassName("view-title");
        add(title, new Paragraph(getTranslation("catalogue.purpose")));
        tree.root().ifPresent(root -> {
            var list = new UnorderedList(item(root, tree, byUnit));
            list.addClassNames("units", "panel");
            add(list);
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("catalogue.title");
    }

    private ListItem item(Unit unit, UnitTree tree, Map<UnitId, List<Indicator>> indicators) {
        var kind = new Span(Words.of(this, unit.kind()));
        kind.addClassName("quiet-text");
        var line = new Div(CatalogueNavigation.link(unit.id(), unit.name()), kind);
        line.addClassName("unit-line");
        var own = indicators.getOrDefault(unit.id(), List.of()).stream()
                .filter(Indicator::awaited)
                .count();
        if (own > 0) {
            line.add(new Span(getTranslation("catalogue.count", own)));
            line.add(Badge.of("readings-" + Words.name(unit.openness()), Words.of(this, unit.openness())));
        }
        var item = new ListItem(line);
        item.addClassName("unit-" + Words.name(unit.kind()));
        var children = tree.childrenOf(unit.id());
        if (!children.isEmpty()) {
            var list = new UnorderedList();
            children.forEach(child -> list.add(item(child, tree, indicators)));
            item.add(list);
        }
        return item;
    }
}
