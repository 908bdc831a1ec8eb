package coop.minga.deploy.check;

import java.io.IOException;
import java.nio.file.Path;

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

/** The page of an alert in real browsers: presses, keys, live updates, pictures. */
@RealServices(RequiredService.BROWSER)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AlertBrowserIntegrationTests {

    private static final int FEWEST_PRESSES = 6;
    private static final String WORDS = ".thread textarea";
    private static final String REASON = ".new-normal textarea";

    private Installation federation;
    private Browsers browsers;
    private long alert;
    private int presses;

    @BeforeAll
    void reportAFall(TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) throws Exception {
        federation = new Installation(broker, database, folder);
        alert = ReportedFall.of(federation);
    }

    @AfterAll
    void stop() {
        federation.close();
    }

    @BeforeEach
    void take(Browsers browsersOfTest) {
        browsers = browsersOfTest;
        presses = 0;
    }

    @AfterEach
    void openAgain() {
        federation.tables().sql("delete from message").update();
        federation.tables().sql("delete from pending_act").update();
        federation.tables().sql("delete from alert_event where number > 1").update();
        federation.tables().sql("""
                        update alert set state = 'OPEN', acknowledged_by = null, closed_at = null, last_day = null,
                          deadline = clock_from + interval '1 day'
                        """).update();
    }

    @Test
    void looksAfterAsksAndSaysThatItWillStayInSixPresses() {
        var window = signedIn("ana");
        press(window, By.cssSelector("main#content a[href='alert/" + alert + "']"));
        window.until("its page", () -> window.has(".alert-pane h1, .alert-pane h2"));
        press(window, button("We look after it"));
        window.awaitText("Recorded in a few seconds.");
        press(window, By.cssSelector(WORDS));
        window.type("Who has seen the oven?");
        pressKey(window, Keys.ENTER);
        window.awaitSaid("Who has seen the oven?");
        press(window, button("It will stay like this …"));
        window.awaitShown(REASON);
        window.browser().findElement(By.cssSelector(REASON)).sendKeys("One oven was sold");
        press(window, button("Confirm: it will stay like this"));
        window.awaitText("will stay like this: “One oven was sold”");
        assertThat(presses).isLessThanOrEqualTo(FEWEST_PRESSES);
        window.awaitText("Will stay like this");
        window.until(
                "ended",
                () -> federation
                        .tables()
                        .sql("select state from alert")
                        .query(String.class)
                        .single()
                        .equals("NEW_NORMAL"));
    }

    @Test
    void isUsedByKeysAloneAndNoUpdateTakesTheFocusOrWhatIsHalfWritten() {
        var ana = signedIn("ana");
        ana.show("alert/" + alert);
        ana.awaitShown(WORDS);
        ana.browser().findElement(By.cssSelector(WORDS)).sendKeys("half");
        ana.type(Keys.chord(Keys.SHIFT, Keys.ENTER), "written");
        focusByTab(ana, "How sure?");
        ana.type(Keys.ENTER);
        ana.awaitText("Values lie within it");
        ana.script("""
                window.removed = 0;
                const elements = (change) => [...change.removedNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE);
                new MutationObserver((changes) => changes
                    .filter((change) => !change.target.closest("minga-series-chart"))
                    .forEach((change) => (window.removed += elements(change).length)))
                    .observe(document.querySelector(".alert-pane"), { childList: true, subtree: true });
                """);
        var beto = signedIn("beto");
        beto.show("alert/" + alert);
        beto.press("Nos ocupamos");
        beto.say("Yo, ayer.");
        ana.awaitSaid("Yo, ayer.");
        ana.awaitText("looks after it.");
        assertThat(ana.text()).contains("Values lie within it");
        assertThat(ana.script("return window.removed")).as("elements removed").isEqualTo(0L);
        assertThat(String.valueOf(
                        ana.browser().findElement(By.cssSelector(WORDS)).getDomProperty("value")))
                .isEqualTo("half\nwritten");
        ana.type(Keys.ESCAPE);
        ana.until("focus is back", () -> "How sure?".equals(focused(ana)));
        ana.show("account");
        ana.show("alert/" + alert);
        ana.until(
                "the draft",
                () -> String.valueOf(
                                ana.browser().findElement(By.cssSelector(WORDS)).getDomProperty("value"))
                        .contains("half"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void readsWellAtEveryWidth(String theme) throws IOException {
        var window = signedIn("ana");
        var findings = new SoftAssertions();
        window.show("alert/" + alert);
        window.awaitShown("minga-series-chart canvas");
        window.say("One of the two ovens is out.");
        window.awaitSaid("One of the two ovens is out.");
        window.script("window.scrollTo(0, 0)");
        window.press("How sure?");
        window.awaitText("Values lie within it");
        Legibility.check("alert-how-sure", theme, window, findings);
        findings.assertAll();
    }

    /** Moves on by the Tab key until the element with this text has the focus. */
    private static void focusByTab(RoomWindow window, String text) {
        window.script("document.querySelector('h1').focus()");
        for (var steps = 0; steps < 30 && !text.equals(focused(window)); steps++) {
            window.type(Keys.TAB);
        }
        assertThat(focused(window)).isEqualTo(text);
    }

    private static String focused(RoomWindow window) {
        return String.valueOf(window.script("return document.activeElement.innerText"))
                .strip();
    }

    private static By button(String words) {
        return By.xpath("//vaadin-button[contains(normalize-space(.), '" + words + "')]");
    }

    private void press(RoomWindow window, By control) {
        window.until(
                control.toString(), () -> window.browser().findElement(control).isDisplayed());
        window.browser().findElement(control).click();
        presses++;
    }

    private void pressKey(RoomWindow window, Keys key) {
        window.type(key);
        presses++;
    }

    private RoomWindow signedIn(String name) {
        var window = new RoomWindow(browsers.open(Browsers.DESK, "en"), federation.address());
        window.open("");
        window.signIn(name);
        return window;
    }
}
