package coop.minga.ui;

import java.util.stream.Collectors;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The navigation beside every view. */
class NavigationIntegrationTests extends OpenRoom {

    @Test
    void marksThePlaceThatAViewBelongsTo() {
        var ana = screen("ana");
        assertThat(currentPlace(ana, "")).isEqualTo("|page");
        assertThat(currentPlace(ana, "alert/1")).isEqualTo("|true");
        assertThat(currentPlace(ana, "map")).isEqualTo("map|page");
        assertThat(currentPlace(ana, "catalogue")).isEqualTo("catalogue|page");
        assertThat(currentPlace(ana, "unit/bakery")).isEqualTo("map|true");
        assertThat(currentPlace(ana, "indicator/" + room.series("bakery"))).isEqualTo("map|true");
        assertThat(currentPlace(ana, "account")).isEmpty();
    }

    /** Link and mark. */
    private static String currentPlace(BrowserlessUIContext screen, String path) {
        see(screen, path);
        return screen.find(Nav.class).all().stream()
                .filter(nav -> nav.hasClassName("main-nav"))
                .flatMap(Nav::getChildren)
                .map(Anchor.class::cast)
                .filter(link -> link.getElement().hasAttribute("aria-current"))
                .map(link -> link.getHref() + "|" + link.getElement().getAttribute("aria-current"))
                .collect(Collectors.joining(" "));
    }
}
