package coop.minga.ui.now;

import java.util.HashMap;
import java.util.Map;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import coop.minga.analytics.alert.OpenAlerts;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.now.NowSnapshot;
import coop.minga.analytics.now.ReportingState;
import coop.minga.analytics.now.UnitReport;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.StaticHtml;
import coop.minga.ui.navigation.CatalogueNavigation;
import org.jspecify.annotations.Nullable;

/**
 * The tree of units with open alerts and reporting states. Redraws only changed signs while the units stay the same.
 */
final class TreePanel extends Section {

    private static final long serialVersionUID = 1L;

    private final Div body = new Div();
    private final transient Map<UnitId, Line> lines = new HashMap<>();
    private transient @Nullable Unit root;
    private transient @Nullable TreeCut cut;

    TreePanel() {
        addClassNames("panel", "tree");
        add(new H2(getTranslation("map.tree")), body);
    }

    void show(NowSnapshot snapshot) {
        snapshot.tree().root().ifPresent(top -> {
            var drawn = TreeCut.of(snapshot, top);
            if (!top.equals(root) || !drawn.equals(cut)) {
                root = top;
                cut = drawn;
                draw(top, drawn);
            }
            lines.forEach((id, line) -> line.show(Signs.of(id, snapshot)));
        });
    }

    private void draw(Unit top, TreeCut drawn) {
        lines.clear();
        body.removeAll();
        var list = new UnorderedList(item(top, drawn));
        list.addClassName("units");
        body.add(list);
    }

    private ListItem item(Unit unit, TreeCut drawn) {
        var item = new ListItem();
        lines.put(unit.id(), new Line(unit, item));
        item.addClassName("unit-" + EnumText.name(unit.kind()));
        var list = new UnorderedList();
        drawn.below(unit).forEach(child -> list.add(item(child, drawn)));
        var left = drawn.leftBelow(unit);
        if (left > 0) {
            list.add(new ListItem(CatalogueNavigation.link(unit.id(), getTranslation("now.more", left))));
        }
        if (list.getComponentCount() > 0) {
            item.add(list);
        }
        return item;
    }

    /** @param report null without a report that the viewer may see */
    private record Signs(OpenAlerts open, @Nullable ReportingState report, boolean kept) {

        static Signs of(UnitId unit, NowSnapshot snapshot) {
            UnitReport report = snapshot.reports().get(unit);
            return new Signs(
                    snapshot.openAlertsBelow(unit),
                    report == null ? null : report.state(),
                    snapshot.hiddenUnits().contains(unit));
        }
    }

    /** A unit's name and signs in its list item. */
    private static final class Line {

        private final Unit unit;
        private final ListItem item;
        private @Nullable Signs shown;
        private @Nullable Html drawn;

        Line(Unit unit, ListItem item) {
            this.unit = unit;
            this.item = item;
        }

        void show(Signs signs) {
            if (signs.equals(shown)) {
                return;
            }
            shown = signs;
            if (drawn != null) {
                item.remove(drawn);
            }
            drawn = StaticHtml.of(line(signs));
            item.addComponentAsFirst(drawn);
        }

        private Div line(Signs signs) {
            var place = new Span();
            place.addClassName("signs");
            count(place, Polarity.PAIN, signs.open.pain(), "map.tree.pain");
            count(place, Polarity.PLEASURE, signs.open.pleasure(), "map.tree.pleasure");
            if (signs.report != null) {
                place.add(Badge.shapeOnly(EnumText.name(signs.report), EnumText.of(item, signs.report)));
            }
            if (signs.kept) {
                place.add(Badge.shapeOnly("readings-closed", item.getTranslation("map.tree.kept")));
            }
            var line = new Div(CatalogueNavigation.link(unit.id(), unit.name()), place);
            line.addClassName("unit-line");
            return line;
        }

        /** The root spells the count's meaning; other units show numbers only. */
        private void count(Span place, Polarity polarity, int open, String text) {
            if (open > 0) {
                var name = EnumText.name(polarity);
                var words = item.getTranslation(text, open);
                place.add(unit.parent() == null ? Badge.of(name, words) : Badge.counted(name, open, words));
            }
        }
    }
}
