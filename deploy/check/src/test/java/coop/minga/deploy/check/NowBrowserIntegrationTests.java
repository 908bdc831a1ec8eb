package coop.minga.deploy.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import coop.minga.deploy.standalone.EmbeddedBroker;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** The first page in a browser: presses, keys, and updates that replace nothing else. */
@RealServices(RequiredService.BROWSER)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NowBrowserIntegrationTests {

    private static final int PHONE = 360;
    private static final String ROW = "minga-row a";
    private static final String FOUND = ".search [role='option'][aria-selected='true']";
    private static final String PANE = ".alert-pane .alert-content";

    /** Notes every element that is added to the page or removed from it, except whole rows; later only outside rows. */
    private static final String OBSERVE = """
            window.replaced = [];
            new MutationObserver(records => records.forEach(record => [...record.addedNodes, ...record.removedNodes]
                .filter(node => node.nodeType === 1 && !(node.localName === 'minga-row' && record.target.matches('.rows'))
                    && !(window.later && record.target.closest('minga-row')))
                .forEach(node => window.replaced.push(node.outerHTML.slice(0, 200)))))
              .observe(document.querySelector('main#content'), { childList: true, subtree: true });
            document.querySelector('minga-row a').focus();
            window.focused = document.activeElement;
            """;

    private Installation federation;
    private Browsers browsers;
    private long alert;

    @BeforeAll
    void reportAFall(TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) throws Exception {
        federation = new Installation(broker, database, folder);
        alert = ReportedFall.of(federation, "flour");
    }

    @AfterAll
    void stop() {
        federation.close();
    }

    @BeforeEach
    void take(Browsers browsersOfTest) {
        browsers = browsersOfTest;
    }

    @AfterEach
    void calm() {
        federation
                .tables()
                .sql("delete from alert_event where alert > :first")
                .param("first", alert)
                .update();
        federation
                .tables()
                .sql("delete from alert where id > :first")
                .param("first", alert)
                .update();
        federation
                .tables()
                .sql("update alert set state = 'OPEN', acknowledged_by = null")
                .update();
    }

    @Test
    void changesARowInPlaceAndAddsNoneWhileTheFocusIsOnOne() {
        var window = first("ana");
        window.script(OBSERVE);
        federation
                .tables()
                .sql("update alert set state = 'ACKNOWLEDGED', acknowledged_by = 'ana'")
                .update();
        tell("alerts");
        window.awaitText("Ana Rojas has it");
        assertThat(window.script("return window.replaced")).isEqualTo(List.of());
        assertThat(window.script("return document.activeElement === window.focused && window.focused.isConnected"))
                .isEqualTo(true);
        window.script("window.later = true");
        anotherAlert();
        tell("alerts");
        window.awaitText("2 new"); // the alert, and the reading that it stands for
        assertThat(window.text()).doesNotContain("Flour in store: 60% below usual");
        assertThat(window.script("return document.activeElement === window.focused"))
                .isEqualTo(true);
        window.browser().findElement(By.cssSelector(".waiting")).click();
        window.until("the row", () -> window.text().contains("Flour in store: 60% below usual"));
        window.until(
                "focus",
                () -> Boolean.TRUE.equals(window.script("return document.activeElement.matches('minga-row a')")));
        assertThat(window.script("return window.replaced")).isEqualTo(List.of());
    }

    @Test
    void showsTheChosenAlertBesideTheListAndKeepsItInTheAddress() {
        var window = first("ana");
        window.mark();
        window.browser().findElement(By.cssSelector(ROW)).click();
        window.awaitShown(PANE);
        assertThat(window.browser().getCurrentUrl()).endsWith("?alert=" + alert);
        assertThat(window.has(ROW + "[aria-current='true']")).isTrue();
        assertThat(window.marked()).as("not loaded again").isTrue();
        window.open(window.browser().getCurrentUrl());
        window.awaitShown(PANE);
        assertThat(window.awaitHeading()).isEqualTo("Now");
    }

    @Test
    void opensTheAlertsPageOnAPhone() {
        var window = first("ana");
        window.resize(PHONE, 780);
        window.browser().findElement(By.cssSelector(ROW)).click();
        window.until("its page", () -> window.browser().getCurrentUrl().endsWith("alert/" + alert));
        assertThat(window.awaitHeading()).contains("Bread baked");
    }

    @Test
    void goesFromRowToRowByKeysAlone() {
        var window = first("ana");
        window.type("j");
        assertThat(window.script("return document.activeElement.matches('minga-row a')"))
                .isEqualTo(true);
        window.type("k");
        assertThat(window.script("return document.activeElement.matches('minga-row a')"))
                .isEqualTo(true);
        window.type(Keys.ENTER);
        window.awaitShown(PANE);
        assertThat(window.script("return document.activeElement.matches('minga-row a')"))
                .isEqualTo(true);
    }

    @Test
    void theChartFillsThePaneWhenTheWidthChanges() {
        var window = first("ana");
        window.resize(1300, 900);
        window.browser().findElement(By.cssSelector(ROW)).click();
        window.awaitShown(PANE + " minga-series-chart canvas");
        for (var width : List.of(1300, 1800, 1250, 1600, 1000)) {
            window.resize(width, 900);
            window.until("the chart at " + width, () -> Boolean.TRUE.equals(window.script("""
                            const pane = document.querySelector('.alert-pane');
                            const chart = pane.querySelector('minga-series-chart');
                            const canvas = chart.querySelector('canvas');
                            const space = getComputedStyle(pane);
                            const room = pane.clientWidth - parseFloat(space.paddingLeft) - parseFloat(space.paddingRight);
                            return Math.abs(canvas.clientWidth - room) <= 2 && pane.scrollWidth <= pane.clientWidth;
                            """)));
        }
    }

    @Test
    void stepsToTheIndicatorBesideItByKeys() {
        var window = first("ana");
        window.show("indicator/" + series("bread"));
        window.type("]");
        window.until("the next", () -> window.browser().getCurrentUrl().endsWith("indicator/" + series("flour")));
        assertThat(window.awaitHeading()).isEqualTo("Flour in store");
        window.type("[");
        window.until("the one before", () -> window.browser().getCurrentUrl().endsWith("indicator/" + series("bread")));
        window.type("?");
        window.awaitText("To the unit or indicator before or after");
        window.type("]");
        assertThat(window.browser().getCurrentUrl()).as("behind the dialog").endsWith("indicator/" + series("bread"));
    }

    private int series(String code) {
        return federation
                .tables()
                .sql("select series from indicator where code = :code")
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    /** Tasks of the design: wrong this morning, who is late, last week's talk, any indicator. */
    @Test
    void needsNoMorePressesThanTheDesignAllows() {
        var window = first("ana");
        assertThat(window.text()).as("0: wrong this morning").contains("% below usual on", "nobody has it");
        assertThat(window.shown(".tile")).as("0: who is late").contains("Reports for yesterday");
        window.type("/", "bre");
        window.until("found by three letters", () -> window.shown(FOUND).contains("Bread baked"));
        window.type(Keys.ENTER);
        window.until("any indicator", () -> "Bread baked".equals(window.awaitHeading()));
        window.show("");
        federation
                .tables()
                .sql("update alert set state = 'RECOVERED', closed_at = now()")
                .update();
        try {
            window.show("");
            var presses = 0;
            window.browser().findElement(By.cssSelector(".ended .fold")).click();
            presses++;
            window.awaitShown(".ended " + ROW);
            window.browser().findElement(By.cssSelector(".ended " + ROW)).click();
            presses++;
            window.awaitShown(PANE);
            assertThat(presses).as("last week's talk").isLessThanOrEqualTo(2);
        } finally {
            federation.tables().sql("update alert set closed_at = null").update();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void readsWellWithAChosenAlert(String theme) throws IOException {
        var findings = new SoftAssertions();
        var window = first("ana");
        window.browser().findElement(By.cssSelector(ROW)).click();
        window.awaitShown(PANE + " minga-series-chart canvas");
        Legibility.check("now-chosen", theme, window, findings);
        findings.assertThat(((Number) window.script("""
                                return Math.max(...[...document.querySelectorAll('.row-link')]
                                    .map(row => row.getBoundingClientRect().right)) - window.innerWidth
                                """)).doubleValue())
                .as("rows within the window of a phone")
                .isLessThanOrEqualTo(0);
        findings.assertAll();
    }

    @Test
    void keepsTheLinksToSiblingsBesideTheBreadcrumbsOnAPhone() {
        var window = first("ana");
        window.resize(PHONE, 780);
        window.show("indicator/"
                + federation
                        .tables()
                        .sql("select series from indicator where code = 'bread'")
                        .query(Long.class)
                        .single());
        window.awaitShown(".breadcrumbs .nearest");
        assertThat(window.script("""
                        const list = document.querySelector('.breadcrumbs ol').getBoundingClientRect();
                        const links = [...document.querySelectorAll('.breadcrumbs .nearest')]
                            .map(link => link.getBoundingClientRect());
                        return links.every(link => link.top < list.bottom && link.right <= window.innerWidth)
                        """)).isEqualTo(true);
    }

    /** One of another series of the bakery. */
    private void anotherAlert() {
        federation.tables().sql("""
                        insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                          surprisal, confidence, state, current_level, opened_at, clock_from, deadline)
                        select alert.unit, flour.series, day, onset, kind, direction, polarity, 2000, 5000, 4900, 5100,
                          surprisal, confidence, 'OPEN', current_level, opened_at, clock_from, deadline
                        from alert join indicator as flour on flour.code = 'flour' where alert.id = :first
                        """).param("first", alert).update();
        federation.tables().sql("""
                        insert into alert_event (alert, number, at, what, note)
                        select id, 1, now(), 'OPENED', '' from alert where id > :first
                        """).param("first", alert).update();
    }

    private void tell(String topic) {
        federation
                .tables()
                .sql("select pg_notify('minga', :topic)")
                .param("topic", topic)
                .query()
                .listOfRows();
    }

    private RoomWindow first(String name) {
        var window = new RoomWindow(browsers.open(Browsers.DESK, "en"), federation.address());
        window.open("");
        window.signIn(name);
        window.awaitShown(ROW + " minga-spark .line");
        return window;
    }
}
