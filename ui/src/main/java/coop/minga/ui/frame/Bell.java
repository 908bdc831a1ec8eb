package coop.minga.ui.frame;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import coop.minga.analytics.now.UnacknowledgedAlerts;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.navigation.AlertNavigation;
import coop.minga.ui.navigation.NowNavigation;

/** The number of alerts that wait for the viewer, and a list of the most urgent. The page's title shows it too. */
public final class Bell extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST_LISTED = 8;

    private final transient UnacknowledgedAlerts unacknowledged;
    private final transient CurrentUser currentUser;
    private final NativeButton button = new NativeButton();
    private final Span number = new Span();
    private final Popover popover = new Popover();

    public Bell(UnacknowledgedAlerts unacknowledged, CurrentUser currentUser) {
        this.unacknowledged = unacknowledged;
        this.currentUser = currentUser;
        addClassName("bell");
        var sign = new Span();
        sign.addClassNames("sign", "sign-bell");
        number.addClassName("number");
        button.add(sign, number);
        popover.setTarget(button);
        popover.addOpenedChangeListener(change -> list(change.isOpened()));
        add(button, popover);
    }

    /** Counts again. */
    public void show() {
        var count = unacknowledged.count(currentUser.viewer());
        var words = getTranslation("frame.bell", count);
        button.setAriaLabel(words);
        popover.setAriaLabel(words);
        number.setText(count == 0 ? "" : shown(count));
        getElement().setAttribute("data-number", number.getText());
        list(popover.isOpened());
    }

    public void close() {
        popover.close();
    }

    private static String shown(int count) {
        return count > UnacknowledgedAlerts.MOST_COUNTED
                ? UnacknowledgedAlerts.MOST_COUNTED + "+"
                : Integer.toString(count);
    }

    private void list(boolean opened) {
        popover.removeAll();
        if (opened) {
            popover.add(content());
        }
    }

    private Component content() {
        var waiting = unacknowledged.mostUrgent(currentUser.viewer(), MOST_LISTED);
        if (waiting.isEmpty()) {
            return new Paragraph(getTranslation("frame.bell", 0));
        }
        var list = new UnorderedList();
        list.addClassName("menu");
        waiting.forEach(each -> list.add(new ListItem(line(each))));
        list.add(new ListItem(link(NowNavigation.NOW, new Span(getTranslation("frame.bell.all")))));
        return list;
    }

    private Anchor line(UnacknowledgedAlerts.Item item) {
        var name = new Span(item.indicator().name(getLocale()));
        name.addClassName("name");
        var unit = new Span(item.unit().name());
        unit.addClassName("quiet-text");
        return link(AlertNavigation.path(item.alert().id()), name, unit);
    }

    private static Anchor link(String path, Component... content) {
        var link = new Anchor(path, content);
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
