package coop.minga.deploy.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
import static org.awaitility.Awaitility.await;

/** The room in real browsers, with data of a federation's own agents. */
@RealServices(RequiredService.BROWSER)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoomBrowserIntegrationTests {

    private static final Duration A_WHILE = Duration.ofSeconds(90);
    private static final String WORDS = ".thread textarea";
    private static final String CHOSEN = ".search [role='option'][aria-selected='true']";
    private static final String AWAY = "vaadin-connection-indicator .v-status-message";

    private Installation federation;
    private Browsers browsers;
    private long alert;

    @BeforeAll
    void reportAFall(TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) throws Exception {
        federation = new Installation(broker, database, folder);
        federation.startNode();
        var yesterday = LocalDate.now(Cooperative.ZONE).minusDays(1);
        try (var bakers = federation.bakery.start();
                var milkers = federation.dairy.start()) {
            federation.bakery.drop("bread.csv", new CsvHistory("bread", 1000).fileEndingIn(yesterday, 120, 300));
            federation.bakery.drop("flour.csv", new CsvHistory("flour", 5000).file(yesterday, 120));
            federation.dairy.drop("milk.csv", new CsvHistory("milk", 800).file(yesterday, 120));
            await("arrived")
                    .atMost(A_WHILE)
                    .until(() -> bakers.status().reports().acknowledged() == 2
                            && milkers.status().reports().acknowledged() == 1);
        }
        await("recorded").atMost(A_WHILE).until(() -> federation.count("statement") == 360);
        await("judged").atMost(A_WHILE).until(() -> federation.count("dirty_series") == 0);
        alert = number("select id from alert");
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
    void removeMessages() {
        federation.tables().sql("delete from message").update();
    }

    @Test
    void tellsAWrongPasswordInWordsAndLetsTheRightOneIn() {
        var window = window("en");
        window.open("");
        window.tryToSignIn("ana", "made-of-sand");
        window.awaitText("The name or the password is not right");
        assertThat(window.text()).contains("Check both and try again");
        window.signIn("ana");
        assertThat(window.awaitHeading()).isEqualTo("Now");
    }

    @Test
    void showsOnTheWallWhatHasReachedItsViewer() {
        var window = signedIn("ana");
        window.show("");
        window.awaitText("Yours to answer");
        assertThat(window.text()).contains("% below usual on", "Bakery · nobody has it", "1 with you", "All are here");
        window.awaitShown("minga-row minga-spark svg .line");
        window.browser().findElement(By.cssSelector("minga-row a")).click();
        window.awaitText("Alert " + alert);
    }

    @Test
    void drawsADatafeedAndSaysTheSameInATable() {
        var window = signedIn("ana");
        window.show("indicator/" + series("bread"));
        window.awaitShown("minga-series-chart canvas");
        assertThat(window.text()).contains("Bread baked", "300 kg", "Day by day");
        assertThat(window.script("return document.querySelector('minga-series-chart').getAttribute('aria-label')"))
                .asString()
                .contains("Bread baked of Bakery: 60 days", "unusual");
        assertThat(window.script("""
                const canvas = document.querySelector('minga-series-chart canvas');
                return new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size
                """))
                .as("shades that were drawn")
                .isInstanceOf(Number.class)
                .satisfies(shades -> assertThat(((Number) shades).intValue()).isGreaterThan(20));
        assertThat(window.script("""
                        return Number(document.querySelector('vaadin-grid').shadowRoot.querySelector('[aria-rowcount]')
                            .getAttribute('aria-rowcount'))
                        """)).as("a day a row, and the heads").isEqualTo(61L);
        window.until("the middle of the forecast", () -> Boolean.TRUE.equals(window.script("""
                        return document.querySelector('minga-series-chart').chart.getOption().series
                            .filter(series => series.lineStyle?.type === 'dashed')
                            .some(series => series.data.some(Number.isFinite))
                        """)));
        window.until(
                "the reading in the table",
                () -> window.script(
                                "return [...document.querySelectorAll('vaadin-grid-cell-content')].map(c => c.innerText).join('|')")
                        .toString()
                        .contains("300\u00a0kg"));
    }

    @Test
    void letsTwoDelegatesTalkAndKeepsWhateverTheyWriteInert() {
        var ana = signedIn("ana");
        var beto = signedIn("beto");
        ana.show("alert/" + alert);
        beto.show("alert/" + alert);
        ana.mark();
        beto.mark();
        ana.say("Who has seen the oven?");
        beto.awaitSaid("Who has seen the oven?");
        beto.say("Yo, ayer.");
        ana.awaitSaid("Who has seen the oven?", "Yo, ayer.");
        for (var attack : Attacks.ALL) {
            ana.say(attack);
            beto.until(attack, () -> beto.said().contains(attack));
        }
        for (var window : List.of(ana, beto)) {
            assertThat(window.said()).endsWith(Attacks.ALL).hasSize(Attacks.ALL.length + 2);
            assertThat(window.has(".message script, .message img, .message svg, .message iframe, .message style"))
                    .isFalse();
            assertThat(window.script("return window.hurt === undefined")).isEqualTo(true);
            assertThat(window.marked()).as("not loaded anew").isTrue();
        }
    }

    @Test
    void speaksTheLanguageOfItsViewer() {
        var window = signedIn("beto");
        assertThat(window.awaitHeading()).isEqualTo("Ahora");
        assertThat(window.script("return document.documentElement.lang")).isEqualTo("es");
        window.show("indicator/" + series("bread"));
        assertThat(window.awaitHeading()).isEqualTo("Pan horneado");
        assertThat(window.text()).contains("Día por día").doesNotContain("!{");
    }

    @Test
    void keepsTheColoursThatWereChosen() {
        var window = signedIn("beto");
        openMenu(window);
        window.press("Colores claros");
        window.until("light", () -> "light".equals(scheme(window)));
        window.show("catalogue");
        assertThat(scheme(window)).isEqualTo("light");
        openMenu(window);
        window.press("Colores oscuros");
        window.until("dark", () -> "dark".equals(scheme(window)));
    }

    @Test
    void refusesInWordsWhatBelongsToOthersAndWritesItDown() {
        var before = federation.count("access_denial");
        var window = signedIn("dora");
        window.show("alert/" + alert);
        assertThat(window.awaitHeading()).isEqualTo("Not yours to see");
        assertThat(window.text()).contains("This belongs to others").doesNotContain("300");
        assertThat(federation.count("access_denial")).isGreaterThan(before);
        assertThat(federation
                        .tables()
                        .sql(
                                "select person || ' ' || action || ' ' || target from access_denial order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("dora look at alert " + alert);
        window.show("indicator/" + series("bread"));
        window.awaitText("Only the people of Bakery see these data.");
        assertThat(window.has("minga-series-chart, vaadin-grid")).isFalse();
        window.show("operations");
        window.awaitText("This page is for those who keep the system running");
        window.show("");
        assertThat(window.text()).contains("0 with you").doesNotContain("Bread baked");
    }

    @Test
    void saysInTheReadersLanguageThatTheNodeIsAwayAndKeepsWhatIsHalfWritten() {
        var window = signedIn("beto");
        window.show("alert/" + alert);
        window.awaitShown(WORDS);
        window.browser().findElement(By.cssSelector(WORDS)).sendKeys("Falta har");
        federation.stopNodes();
        try {
            window.until("the message", () -> window.shown(AWAY).contains("Por ahora no se puede llegar a la sala"));
        } finally {
            federation.startNode();
        }
        window.awaitShown("vaadin-login-form");
        window.until("no message", () -> window.shown(AWAY).isEmpty());
        window.signIn("beto");
        window.show("alert/" + alert);
        window.until("the words", () -> "Falta har".equals(value(window)));
        window.say("ina");
        window.awaitSaid("Falta harina");
        window.show("alert/" + alert);
        window.awaitSaid("Falta harina");
        assertThat(value(window)).isEmpty();
    }

    @Test
    void listsItsKeysAndSaysInTheTitleHowMuchNeedsTheViewer() {
        var window = signedIn("ana");
        window.until(
                "the title", () -> "(1) Now · Minga".equals(window.browser().getTitle()));
        window.type("?");
        window.awaitShown("dialog.keys");
        window.type(Keys.ESCAPE);
        window.until("closed", () -> !window.has("dialog.keys[open]"));
        window.browser().findElement(By.cssSelector(".bell button")).click();
        window.awaitShown(".bell .menu");
        window.browser().findElement(By.cssSelector(".bell .menu a")).click();
        window.until("the alert", () -> window.browser().getTitle().startsWith("(1) Alert " + alert));
        assertThat(window.shown(".main-nav a[aria-current='true']")).isEqualTo("Now");
        assertThat(window.has(".bell .menu")).as("closed by going elsewhere").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {".room-header .sign-out", "main#content .sign-out"})
    void forgetsWhatIsHalfWrittenWhenItsWriterSignsOut(String button) {
        var window = signedIn("beto");
        window.show("alert/" + alert);
        window.awaitShown(WORDS);
        window.browser().findElement(By.cssSelector(WORDS)).sendKeys("Falta har");
        window.until("kept", () -> drafts(window).contains("Falta har"));
        window.show("account");
        openMenu(window);
        window.browser().findElement(By.cssSelector(button)).click();
        window.awaitShown("vaadin-login-form");
        assertThat(drafts(window)).doesNotContain("Falta");
    }

    private static void openMenu(RoomWindow window) {
        window.awaitShown(".avatar");
        window.browser().findElement(By.cssSelector(".avatar")).click();
        window.awaitShown(".avatar-menu .sign-out");
    }

    private static String drafts(RoomWindow window) {
        return String.valueOf(window.script("return sessionStorage.getItem('minga-drafts')"));
    }

    private static String value(RoomWindow window) {
        return String.valueOf(
                window.browser().findElement(By.cssSelector(WORDS)).getDomProperty("value"));
    }

    @Test
    void findsByKeysAloneAndWritesSlashesWhereTextIsWritten() {
        var window = signedIn("ana");
        window.mark();
        window.type("/bak");
        window.until("the bakery", () -> window.shown(CHOSEN).contains("Cooperative"));
        window.type(Keys.ARROW_DOWN);
        assertThat(window.shown(CHOSEN)).contains("Bread baked", "Indicator of Bakery");
        window.type(Keys.ARROW_UP);
        assertThat(window.shown(CHOSEN)).contains("Cooperative");
        window.type(Keys.ARROW_DOWN, Keys.ENTER);
        window.until("its page", () -> "Bread baked".equals(window.awaitHeading()));
        assertThat(window.has(CHOSEN)).as("closed by going elsewhere").isFalse();
        window.until(
                "focus",
                () -> window.script("return document.activeElement.innerText").equals("Bread baked"));
        window.type(Keys.chord(Keys.CONTROL, "k"), "dairy", Keys.ENTER);
        window.until("found although not listed yet", () -> "Dairy".equals(window.awaitHeading()));
        window.type("/", "bread");
        window.awaitShown(CHOSEN);
        window.type(Keys.ESCAPE);
        window.until("closed", () -> !window.has(CHOSEN));
        window.type("x/y");
        assertThat(window.script("return document.activeElement.value")).isEqualTo("x/y");
        assertThat(window.marked()).as("not loaded again").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void readsWellToEverybodyInEveryView(String theme) throws IOException {
        var window = window("en");
        var findings = new SoftAssertions();
        window.open("sign-in");
        window.awaitShown("vaadin-login-form");
        Legibility.check("sign-in", theme, window, findings);
        window.signIn("ana");
        window.type("/ba");
        window.awaitShown(CHOSEN);
        Legibility.check("search", theme, window, findings);
        for (var view : views().entrySet()) {
            window.resize(Browsers.DESK.getWidth(), Browsers.DESK.getHeight());
            window.show(view.getValue());
            window.until("settled", () -> !window.has("vaadin-connection-indicator[loading]"));
            if (view.getKey().equals("datafeed")) {
                window.awaitShown("minga-series-chart canvas");
            }
            Legibility.check(view.getKey(), theme, window, findings);
        }
        findings.assertAll();
    }

    @Test
    void offersItsFiguresToTheSameMachineWithoutASignIn() throws Exception {
        var figures = figures();
        assertThat(figures.statusCode()).isEqualTo(200);
        assertThat(figures.body())
                .containsPattern("(?m)^minga_readings_recorded_total 360")
                .containsPattern("(?m)^minga_alerts_open\\{level=\"cooperative\"} 1")
                .containsPattern("(?m)^minga_alerts_open\\{level=\"federation\"} 0")
                .containsPattern("(?m)^minga_recorder_lag 0")
                .containsPattern("(?m)^minga_reports_refused_total 0")
                .containsPattern("(?m)^minga_reports_quarantined 0")
                .containsPattern("(?m)^minga_messages_undelivered 0")
                .containsPattern("(?m)^minga_readings_newest_age(_seconds)? \\d");
    }

    private Map<String, String> views() {
        var views = new LinkedHashMap<String, String>();
        var bread = series("bread");
        views.put("now", "");
        views.put("map", "map");
        views.put("alerts", "alerts");
        views.put("ended", "ended");
        views.put("datafeed", "indicator/" + bread);
        views.put(
                "figures",
                "figures/" + bread + "/" + LocalDate.now(Cooperative.ZONE).minusDays(2));
        views.put("aggregate", "sum/andes/" + bread);
        views.put("calibration", "calibration");
        views.put("alert", "alert/" + alert);
        views.put("catalogue", "catalogue");
        views.put("unit", "unit/bakery");
        views.put("account", "account");
        views.put("operations", "operations");
        return views;
    }

    private HttpResponse<String> figures() throws IOException, InterruptedException {
        var address = "http://127.0.0.1:" + federation.setting("local.management.port") + "/actuator/prometheus";
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private RoomWindow window(String language) {
        return new RoomWindow(browsers.open(Browsers.DESK, language), federation.address());
    }

    private RoomWindow signedIn(String name) {
        var window = window("en");
        window.open("");
        window.signIn(name);
        return window;
    }

    private static Object scheme(RoomWindow window) {
        return window.script("return getComputedStyle(document.documentElement).colorScheme");
    }

    private long series(String indicator) {
        return number("select series from indicator where code = '" + indicator + "'");
    }

    private long number(String query) {
        return federation.tables().sql(query).query(Long.class).single();
    }
}
