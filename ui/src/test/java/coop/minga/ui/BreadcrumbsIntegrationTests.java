package coop.minga.ui;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.dom.Element;
import coop.minga.ui.breadcrumb.Breadcrumbs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The breadcrumbs on the pages of units, indicators, alerts and figures. */
class BreadcrumbsIntegrationTests extends OpenRoom {

    @Test
    void leadsFromTheFederationToAUnitAndToTheUnitsBesideIt() {
        var dora = screen("dora");
        see(dora, "unit/dairy");
        assertThat(steps(dora)).containsExactly("Federation of the Andes unit/andes", "Food unit/food", "Dairy here");
        assertThat(nearest(dora)).containsExactly("prev Previous: Bakery unit/bakery", "next Next: Mill unit/mill");
        see(dora, "unit/bakery");
        assertThat(nearest(dora)).containsExactly("next Next: Dairy unit/dairy");
        see(dora, "unit/andes");
        assertThat(steps(dora)).containsExactly("Federation of the Andes here");
        assertThat(nearest(dora)).isEmpty();
        assertThat(dora.find(Popover.class, breadcrumbs(dora)).all()).isEmpty();
    }

    @Test
    void listsTheSiblingsOfAStepWhenItsMenuOpens() {
        var dora = screen("dora");
        see(dora, "unit/dairy");
        assertThat(menu(dora)).isEmpty();
        open(dora);
        assertThat(menu(dora)).containsExactly("Bakery unit/bakery", "Dairy", "Mill unit/mill");
    }

    @Test
    void listsTheNearestOfManySiblingsAndLeadsToAllOfThem() {
        room.sql().sql("""
                        insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                        select 'den' || n, 'food', 'COOPERATIVE', 'Den ' || to_char(n, 'FM00'), 'UTC', '{}', '{}', '12:00', 'CLOSED'
                        from generate_series(1, 30) as n
                        """).update();
        try {
            var dora = screen("dora");
            see(dora, "unit/den15");
            open(dora);
            assertThat(menu(dora))
                    .hasSize(26)
                    .startsWith("Den 03 unit/den3", "Den 04 unit/den4")
                    .contains("Den 14 unit/den14", "Den 15", "Den 16 unit/den16")
                    .endsWith("Den 27 unit/den27", "All of Food unit/food");
        } finally {
            room.sql().sql("delete from unit where id like 'den%'").update();
        }
    }

    @Test
    void stepsBetweenTheIndicatorsOfAUnitForThoseWhoMaySeeThem() {
        var ana = screen("ana");
        var sacks = series("sacks");
        see(ana, "indicator/" + sacks);
        assertThat(steps(ana))
                .containsExactly(
                        "Federation of the Andes unit/andes", "Food unit/food", "Mill unit/mill", "Sacks filled here");
        assertThat(nearest(ana)).containsExactly("prev Previous: Lost flour indicator/" + series("waste"));
        room.sql().sql("update unit set openness = 'CLOSED' where id = 'mill'").update();
        var later = screen("ana");
        see(later, "indicator/" + sacks);
        assertThat(steps(later)).endsWith("Mill unit/mill", "Sacks filled here");
        assertThat(nearest(later)).isEmpty();
        assertThat(text(breadcrumbs(later).getElement())).doesNotContain("Lost flour");
    }

    @Test
    void doesNotStepToAnIndicatorThatIsRetired() {
        room.sql()
                .sql("update indicator set retired_on = current_date where code = 'waste'")
                .update();
        try {
            var ana = screen("ana");
            see(ana, "indicator/" + series("sacks"));
            assertThat(nearest(ana)).isEmpty();
            see(ana, "indicator/" + series("waste"));
            assertThat(nearest(ana)).containsExactly("next Next: Sacks filled indicator/" + series("sacks"));
        } finally {
            room.sql()
                    .sql("update indicator set retired_on = null where code = 'waste'")
                    .update();
        }
    }

    @Test
    void leadsFromAnAlertToItsUnitAndIndicator() {
        var ana = screen("ana");
        see(ana, "alert/1");
        assertThat(steps(ana))
                .containsExactly(
                        "Federation of the Andes unit/andes",
                        "Food unit/food",
                        "Bakery unit/bakery",
                        "Bread baked indicator/" + room.series("bakery"));
        room.climb();
        var luis = screen("luis");
        see(luis, "alert/1");
        assertThat(steps(luis)).as("of a closed unit").endsWith("Pan horneado");
    }

    @Test
    void leadsFromTheFiguresOfADayToItsUnitAndIndicator() {
        var ana = screen("ana");
        var bread = room.series("bakery");
        see(ana, "figures/" + bread + "/" + LocalDate.now(ZoneOffset.UTC).minusDays(1));
        assertThat(steps(ana))
                .containsExactly(
                        "Federation of the Andes unit/andes",
                        "Food unit/food",
                        "Bakery unit/bakery",
                        "Bread baked indicator/" + bread);
    }

    private static int series(String code) {
        return room.sql()
                .sql("select series from indicator where code = :code")
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    private static Breadcrumbs breadcrumbs(BrowserlessUIContext screen) {
        return screen.find(Breadcrumbs.class).single();
    }

    private static List<String> steps(BrowserlessUIContext screen) {
        return screen.find(ListItem.class, breadcrumbs(screen)).all().stream()
                .map(item -> item.getComponentAt(0))
                .map(BreadcrumbsIntegrationTests::words)
                .toList();
    }

    /** Text and address of a link; else the text, and whether the page is that of the step. */
    private static String words(Component step) {
        if (step instanceof Anchor link) {
            return link.getText() + " " + link.getHref();
        }
        var name = (Span) step;
        return name.getText() + (name.getElement().hasAttribute("aria-current") ? " here" : "");
    }

    private static List<String> nearest(BrowserlessUIContext screen) {
        return breadcrumbs(screen)
                .getChildren()
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .map(link -> link.getElement().getAttribute("rel") + " "
                        + link.getElement().getAttribute("aria-label") + " " + link.getHref())
                .toList();
    }

    private static void open(BrowserlessUIContext screen) {
        lastMenu(screen).open();
    }

    private static List<String> menu(BrowserlessUIContext screen) {
        return lastMenu(screen)
                .getChildren()
                .flatMap(Component::getChildren)
                .map(item -> words(((ListItem) item).getComponentAt(0)))
                .toList();
    }

    private static Popover lastMenu(BrowserlessUIContext screen) {
        return screen.find(Popover.class, breadcrumbs(screen)).all().getLast();
    }

    private static String text(Element element) {
        return element.isTextNode()
                ? element.getText()
                : Stream.of(element)
                        .flatMap(Element::getChildren)
                        .map(BreadcrumbsIntegrationTests::text)
                        .collect(Collectors.joining(" "));
    }
}
