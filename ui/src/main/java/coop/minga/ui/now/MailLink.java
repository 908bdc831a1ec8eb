package coop.minga.ui.now;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import com.vaadin.flow.component.html.Anchor;
import coop.minga.analytics.people.MailAddress;

/** A link that begins a mail. */
final class MailLink extends Anchor {

    private static final long serialVersionUID = 1L;

    MailLink(MailAddress address, String subject, String words) {
        super("mailto:" + encoded(address.value()).replace("%40", "@") + "?subject=" + encoded(subject), words);
        setRouterIgnore(true);
    }

    /** Mail programs take a plus for a plus (RFC 6068). */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
