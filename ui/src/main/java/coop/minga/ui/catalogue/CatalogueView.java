package coop.minga.ui.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Units;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.navigation.CatalogueNavigation;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** The tree of units with their indicator counts, in pages. */
@Route(CatalogueNavigation.CATALOGUE)
@PermitAll
final class CatalogueView extends Div implements HasUrlParameter<Integer>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient Units units;
    private final transient Indicators indicators;

    CatalogueView(Units units, Indicators indicators) {
        this.units = units;
        this.indicators = indicators;
        addClassNames("view", "catalogue");
    }

    /** Pages share one view instance. */
    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable Integer page) {
        var number = page == null ? 1 : page;
        var tree = units.tree();
        var order = tree.inOrder();
        var before = (number - 1L) * CatalogueNavigation.PAGE;
        if (before < 0 || before > Math.max(0, order.size() - 1)) {
            throw new NotFoundException("There is no page " + number + " of the catalogue.");
        }
        var after = (int) Math.min(order.size(), before + CatalogueNavigation.PAGE);
        var title = new Header(new H1(getTranslation("catalogue.title")));
        title.addClassName("view-title");
        removeAll();
        add(title, new Paragraph(getTranslation("catalogue.purpose")));
        if (!order.isEmpty()) {
            add(list(order.subList((int) before, after), tree));
            pages((int) before, after, order.size());
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("catalogue.title");
    }

    /** Nests units below their ancestors, also those of an earlier page. */
    private UnorderedList list(List<Unit> page, UnitTree tree) {
        var above = tree.pathUp(page.getFirst().id()).reversed();
        var shown = Stream.concat(above.stream(), page.stream()).distinct().toList();
        var series = indicators.awaitedOf(shown.stream().map(Unit::id).toList());
        var items = new HashMap<UnitId, ListItem>();
        var below = new HashMap<UnitId, UnorderedList>();
        var all = new UnorderedList();
        all.addClassNames("units", "panel");
        for (var unit : shown) {
            var item = item(unit, series.getOrDefault(unit.id(), List.of()).size());
            items.put(unit.id(), item);
            var parent = unit.parent();
            if (parent == null) {
                all.add(item);
            } else {
                below.computeIfAbsent(parent, id -> listIn(Objects.requireNonNull(items.get(id))))
                        .add(item);
            }
        }
        return all;
    }

    private static UnorderedList listIn(ListItem item) {
        var list = new UnorderedList();
        item.add(list);
        return list;
    }

    private ListItem item(Unit unit, int own) {
        var kind = new Span(EnumText.of(this, unit.kind()));
        kind.addClassName("quiet-text");
        var line = new Div(CatalogueNavigation.link(unit.id(), unit.name()), kind);
        line.addClassName("unit-line");
        if (own > 0) {
            line.add(new Span(getTranslation("catalogue.count", own)));
            line.add(Badge.of("readings-" + EnumText.name(unit.visibility()), EnumText.of(this, unit.visibility())));
        }
        var item = new ListItem(line);
        item.addClassName("unit-" + EnumText.name(unit.kind()));
        return item;
    }

    private void pages(int before, int after, int all) {
        if (all <= CatalogueNavigation.PAGE) {
            return;
        }
        var pages = new Nav();
        pages.addClassName("row");
        pages.setAriaLabel(getTranslation("alerts.pages"));
        pages.add(new Span(getTranslation("catalogue.range", before + 1, after, all)));
        if (before > 0) {
            pages.add(CatalogueNavigation.list(before - CatalogueNavigation.PAGE, getTranslation("catalogue.before")));
        }
        if (after < all) {
            pages.add(CatalogueNavigation.list(after, getTranslation("catalogue.next", all - after)));
        }
        add(pages);
    }
}
