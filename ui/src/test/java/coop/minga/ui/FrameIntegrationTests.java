package coop.minga.ui;

import java.util.List;
import java.util.stream.Stream;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import coop.minga.ui.frame.AvatarMenu;
import coop.minga.ui.frame.Bell;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The bar: what waits for the viewer, and their menu. */
class FrameIntegrationTests extends OpenRoom {

    @Test
    void countsAlertsThatNobodyLooksAfterAtALevelWhereTheViewerMayAct() {
        assertThat(number("ana")).isEqualTo("1");
        assertThat(number("luis")).as("not passed on yet").isEmpty();
        assertThat(number("dora")).as("of another unit").isEmpty();
        room.sql().sql("update alert set current_level = 'food'").update();
        assertThat(number("luis")).isEqualTo("1");
        assertThat(number("ana")).as("passed on").isEmpty();
        assertThat(number("vera")).as("an observer").isEmpty();
    }

    @Test
    void countsNoAlertThatSomebodyLooksAfter() {
        room.sql()
                .sql("update alert set state = 'ACKNOWLEDGED', acknowledged_by = 'ana'")
                .update();
        assertThat(number("ana")).isEmpty();
    }

    @Test
    void listsTheMostUrgentInThePopoverOfTheBell() {
        var ana = screen("ana");
        see(ana, "");
        var popover = popover(bell(ana));
        assertThat(links(popover)).isEmpty();
        popover.open();
        assertThat(links(popover)).containsExactly("alert/1", "");
        see(ana, "catalogue");
        assertThat(popover.isOpened()).as("after navigation").isFalse();
    }

    @Test
    void offersThePagesAboutTheAccountAndTheRoomInTheMenu() {
        var ana = screen("ana");
        see(ana, "account");
        assertThat(links(menu(ana))).containsExactly("account", "calibration");
        assertThat(menu(ana)
                        .getChildren()
                        .flatMap(FrameIntegrationTests::below)
                        .filter(Anchor.class::isInstance)
                        .filter(link -> link.getElement().hasAttribute("aria-current")))
                .hasSize(1);
        var olga = operator();
        see(olga, "");
        assertThat(links(menu(olga))).containsExactly("account", "calibration", "operations");
        assertThat(menu(olga)
                        .getChildren()
                        .flatMap(FrameIntegrationTests::below)
                        .filter(NativeButton.class::isInstance)
                        .map(each -> ((NativeButton) each).getText()))
                .contains("Light colours", "Keys", "Sign out");
    }

    private String number(String person) {
        var screen = screen(person);
        see(screen, "");
        return bell(screen).getElement().getAttribute("data-number");
    }

    private static Bell bell(BrowserlessUIContext screen) {
        return screen.find(Bell.class).single();
    }

    private static AvatarMenu menu(BrowserlessUIContext screen) {
        return screen.find(AvatarMenu.class).single();
    }

    private static Popover popover(Component parent) {
        return parent.getChildren()
                .filter(Popover.class::isInstance)
                .map(Popover.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> links(Component parent) {
        return below(parent)
                .filter(Anchor.class::isInstance)
                .map(each -> ((Anchor) each).getHref())
                .toList();
    }

    private static Stream<Component> below(Component parent) {
        return Stream.concat(Stream.of(parent), parent.getChildren().flatMap(FrameIntegrationTests::below));
    }
}
