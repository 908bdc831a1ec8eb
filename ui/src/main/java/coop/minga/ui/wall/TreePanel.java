package coop.minga.ui.wall;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import coop.minga.analytics.alert.Feeling;
import coop.minga.analytics.alert.WallPicture;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.Words;
import coop.minga.ui.navigation.CatalogueNavigation;

/** The units of the federation within each other, each with its open alerts and whether it has spoken. */
final class TreePanel extends Section {

    private static final long serialVersionUID = 1L;

    private final Div body = new Div();

    TreePanel() {
        addClassNames("panel", "tree");
        add(new H2(getTranslation("wall.tree")), body);
    }

    void show(WallPicture picture) {
        body.removeAll();
        picture.tree().root().ifPresent(root -> {
            var list = new UnorderedList(item(root, picture));
            list.addClassName("units");
            body.add(list);
        });
    }

    private ListItem item(Unit unit, WallPicture picture) {
        var line = new Div(CatalogueNavigation.link(unit.id(), unit.name()), signs(unit, picture));
        line.addClassNames("unit-line");
        var item = new ListItem(line);
        item.addClassName("unit-" + Words.name(unit.kind()));
        var children = picture.tree().childrenOf(unit.id());
        if (!children.isEmpty()) {
            var list = new UnorderedList();
            children.forEach(child -> list.add(item(child, picture)));
            item.add(list);
        }
        return item;
    }

    /** The words for what is counted stand at the top; below it the number is enough. */
    private Component signs(Unit unit, WallPicture picture) {
        var signs = new Span();
        signs.addClassName("signs");
        var open = picture.openAlertsBelow(unit.id());
        count(signs, unit, Feeling.PAIN, open.pain(), "wall.tree.pain");
        count(signs, unit, Feeling.PLEASURE, open.pleasure(), "wall.tree.pleasure");
        var report = picture.reports().get(unit.id());
        if (report != null) {
            signs.add(Badge.shapeOnly(Words.name(report.state()), Words.of(this, report.state())));
        }
        if (picture.kept().contains(unit.id())) {
            signs.add(Badge.shapeOnly("readings-closed", getTranslation("wall.tree.kept")));
        }
        return signs;
    }

    private void count(Span signs, Unit unit, Feeling feeling, int open, String text) {
        if (open > 0) {
            var name = Words.name(feeling);
            var words = getTranslation(text, open);
            signs.add(unit.parent() == null ? Badge.of(name, words) : Badge.counted(name, open, words));
        }
    }
}
