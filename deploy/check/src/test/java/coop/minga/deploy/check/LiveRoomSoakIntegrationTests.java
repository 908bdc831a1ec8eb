package coop.minga.deploy.check;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two pages left open in the demo with short days: updates take nothing from their reader. */
@Tag("long")
@RealServices(RequiredService.BROWSER)
final class LiveRoomSoakIntegrationTests {

    private static final Duration LENGTH = Duration.parse(System.getProperty("minga.test.live", "PT10M"));
    private static final Duration FIRST_ALERT = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final String DELEGATE = "tomas";
    private static final String ROW = "minga-row a[href^='alert/']";
    private static final String WORDS = ".thread textarea";

    /** Counts changes and lists elements that were added or removed, except rows and what changes within them. */
    private static final String OBSERVE_ROWS = """
            window.changes = 0;
            window.replaced = [];
            const isRow = node => node.localName === 'minga-row';
            new MutationObserver(records => records.forEach(record => {
                window.changes++;
                [...record.addedNodes, ...record.removedNodes]
                    .filter(node => node.nodeType === 1 && !isRow(node) && !record.target.closest('minga-row'))
                    .forEach(node => window.replaced.push(node.outerHTML.slice(0, 200)));
            })).observe(document.querySelector('main#content'), { childList: true, characterData: true, subtree: true });
            document.querySelector("minga-row a[href^='alert/']").focus();
            window.focused = document.activeElement;
            """;

    @Test
    void keepTheFocusTheTextAndThePopover(@TempDir Path folder, Browsers browsers) throws Exception {
        try (var demo = RunningDemo.start(folder)) {
            var now = signedIn(demo, browsers);
            await("an alert").atMost(FIRST_ALERT).pollInterval(PAUSE).until(() -> now.has(ROW));
            var alert = Objects.requireNonNull(
                    now.browser().findElement(By.cssSelector(ROW)).getDomAttribute("href"));
            var talk = signedIn(demo, browsers);
            talk.show(alert);
            talk.awaitShown(WORDS);
            talk.browser().findElement(By.cssSelector(WORDS)).sendKeys("Half a sen");
            talk.press("How sure?");
            talk.awaitText("Values lie within it");
            talk.mark();
            now.mark();
            now.script(OBSERVE_ROWS);
            var end = Instant.now().plus(LENGTH);
            while (Instant.now().isBefore(end)) {
                await().pollDelay(PAUSE).until(() -> true);
                assertThat(now.script("return document.activeElement === window.focused && window.focused.isConnected"))
                        .as("the focus on the row")
                        .isEqualTo(true);
                assertThat(talk.shown("body")).as("the popover").contains("Values lie within it");
            }
            assertThat(now.script("return window.replaced")).isEqualTo(List.of());
            assertThat(((Number) now.script("return window.changes")).longValue())
                    .as("changes seen, at least one a day")
                    .isGreaterThan(LENGTH.dividedBy(PAUSE) / 2);
            assertThat(String.valueOf(
                            talk.browser().findElement(By.cssSelector(WORDS)).getDomProperty("value")))
                    .isEqualTo("Half a sen");
            assertThat(now.marked() && talk.marked()).as("not loaded again").isTrue();
            assertThat(demo.complaints()).isEmpty();
        }
    }

    private static RoomWindow signedIn(RunningDemo demo, Browsers browsers) {
        var window = new RoomWindow(browsers.open(Browsers.DESK, "en"), demo.room());
        window.open("");
        window.signIn(DELEGATE, demo.password());
        return window;
    }
}
