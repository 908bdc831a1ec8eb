package coop.minga.deploy.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.deque.html.axecore.selenium.AxeBuilder;
import org.assertj.core.api.SoftAssertions;

/** Whether everybody can read a view of the room. */
final class Legibility {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int TABLET = 768;
    private static final int PHONE = 360;

    private Legibility() {}

    /** At three widths: no axe finding of any rule, no horizontal scrolling, and a screenshot. */
    static void check(String view, String theme, RoomWindow window, SoftAssertions findings) throws IOException {
        window.script("document.documentElement.setAttribute('theme', '" + theme + "');"
                + "document.documentElement.style.colorScheme = '" + theme + "'");
        Files.createDirectories(PICTURES);
        for (var width : List.of(Browsers.DESK.getWidth(), TABLET, PHONE)) {
            window.resize(width, width == PHONE ? 780 : Browsers.DESK.getHeight());
            window.until(
                    "resized", () -> window.script("return window.innerWidth").equals((long) width));
            look(view + "-" + theme + "-" + width, width, window, findings);
        }
    }

    private static void look(String name, int width, RoomWindow window, SoftAssertions findings) throws IOException {
        Files.write(PICTURES.resolve(name + ".png"), window.picture());
        findings.assertThat(((Number) window.script("return document.documentElement.scrollWidth")).intValue())
                .as(name + ": as wide as its window")
                .isLessThanOrEqualTo(width);
        axe().analyze(window.browser())
                .getViolations()
                .forEach(rule -> findings.fail(name + ": " + rule.getId() + " at "
                        + rule.getNodes().stream()
                                .map(node -> node.getTarget() + " " + node.getHtml())
                                .toList()));
    }

    /** Every rule. The older mode opens no second tab for each look, which only pages with frames need. */
    @SuppressWarnings("deprecation")
    private static AxeBuilder axe() {
        return new AxeBuilder().setLegacyMode(true);
    }
}
