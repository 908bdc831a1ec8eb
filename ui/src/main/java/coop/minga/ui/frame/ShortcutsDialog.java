package coop.minga.ui.frame;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** A dialog that lists the keys of the room. {@code frame.js} opens it, also on the key ?. */
@Tag("dialog")
public final class ShortcutsDialog extends HtmlContainer {

    private static final long serialVersionUID = 1L;
    private static final String TITLE = "keys-title";

    private final DescriptionList list = new DescriptionList();

    public ShortcutsDialog() {
        addClassName("keys");
        getElement().setAttribute("aria-labelledby", TITLE);
        var title = new H2(getTranslation("frame.keys"));
        title.setId(TITLE);
        line("frame.keys.search", "/", "Ctrl K");
        line("frame.keys.rows", "j", "k");
        line("frame.keys.siblings", "[", "]");
        line("frame.keys.list", "?");
        line("frame.keys.close", "Esc");
        var close = new NativeButton(getTranslation("frame.keys.done"));
        close.addClassNames("quiet", "close");
        close.getElement().setAttribute("autofocus", true);
        add(title, list, close);
    }

    /** Opens the dialog without a round trip. */
    public NativeButton button() {
        var button = new NativeButton(getTranslation("frame.keys"));
        button.addClassName("open-keys");
        return button;
    }

    private void line(String text, String... keys) {
        var term = new DescriptionList.Term();
        for (var key : keys) {
            var name = new Span(key);
            name.addClassName("key");
            term.add(name);
        }
        list.add(term, new DescriptionList.Description(getTranslation(text)));
    }
}
