package coop.minga.ui.frame;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import coop.minga.analytics.people.Person;
import coop.minga.ui.account.ThemeSwitch;
import coop.minga.ui.navigation.AccountNavigation;
import coop.minga.ui.navigation.CalibrationNavigation;
import coop.minga.ui.navigation.OperationsNavigation;

/** The person's menu: pages about the account and the room, colours and the way out. */
public final class AvatarMenu extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST_INITIALS = 2;

    private final UnorderedList list = new UnorderedList();
    private final Popover popover = new Popover();

    /** @param signOut ends the session */
    public AvatarMenu(Person person, ThemeSwitch themes, NativeButton keys, Runnable signOut) {
        addClassName("avatar-menu");
        var button = new NativeButton(initials(person.name()));
        button.addClassName("avatar");
        button.setAriaLabel(getTranslation("frame.menu", person.name()));
        var name = new Paragraph(person.name());
        name.addClassName("name");
        list.addClassName("menu");
        addLink(AccountNavigation.ACCOUNT, "account.title");
        addLink(CalibrationNavigation.CALIBRATION, "calibration.title");
        if (person.operator()) {
            addLink(OperationsNavigation.OPERATIONS, "operations.title");
        }
        var out = new NativeButton(getTranslation("frame.sign-out"), click -> signOut.run());
        out.addClassName("sign-out");
        Stream.of(themes.button(), keys, out).forEach(each -> list.add(new ListItem(each)));
        popover.setTarget(button);
        popover.setAriaLabel(getTranslation("frame.menu", person.name()));
        popover.add(name, list);
        add(button, popover);
    }

    /** @param path first segment of the current view's path */
    public void markCurrent(String path) {
        popover.close();
        links().forEach(link -> {
            if (link.getHref().equals(path)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    /** "TS" for Tomás Soto. */
    private static String initials(String name) {
        return Stream.of(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_INITIALS)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }

    private void addLink(String path, String text) {
        var link = new Anchor(path, new Span(getTranslation(text)));
        link.getElement().setAttribute("router-link", true);
        list.add(new ListItem(link));
    }

    private List<Anchor> links() {
        return list.getChildren()
                .flatMap(Component::getChildren)
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .toList();
    }
}
