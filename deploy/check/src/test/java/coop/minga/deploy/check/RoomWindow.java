package coop.minga.deploy.check;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.awaitility.Awaitility.await;

/** The room in a browser, used through visible texts and controls. */
final class RoomWindow {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int NARROW = 600;

    private final ChromeDriver browser;
    private final URI room;

    RoomWindow(ChromeDriver browser, URI room) {
        this.browser = browser;
        this.room = room;
    }

    ChromeDriver browser() {
        return browser;
    }

    /** Signs in and waits for the requested page. */
    void signIn(String name) {
        signIn(name, Installation.PASSWORD);
    }

    void signIn(String name, String password) {
        tryToSignIn(name, password);
        until(
                "signed in",
                () -> !browser.findElements(By.cssSelector("main#content h1")).isEmpty());
    }

    void tryToSignIn(String name, String password) {
        until("at the door", () -> field("username").isDisplayed());
        field("username").sendKeys(name);
        field("password").sendKeys(password, Keys.ENTER);
    }

    /** Opens a path of the room, or a whole address. */
    void open(String address) {
        browser.get(room.resolve("/").resolve(address).toString());
    }

    /** Opens a path and waits for its heading. */
    void show(String path) {
        open(path);
        awaitHeading();
    }

    String awaitHeading() {
        until(
                "a heading",
                () -> !browser.findElement(By.tagName("h1")).getText().isBlank());
        return browser.findElement(By.tagName("h1")).getText();
    }

    /** All visible text. */
    String text() {
        return browser.findElement(By.tagName("body")).getText();
    }

    void awaitText(String words) {
        until("'" + words + "' to be read", () -> text().contains(words));
    }

    /** Presses the button with this text. */
    void press(String words) {
        until("a button '" + words + "'", () -> button(words).isDisplayed());
        button(words).click();
    }

    /** Presses keys where the focus is. */
    void type(CharSequence... keys) {
        browser.switchTo().activeElement().sendKeys(keys);
    }

    /** Links of the page within the room. */
    List<String> links() {
        var found = browser.executeScript(
                "return [...document.querySelectorAll('main#content a[href]')].map(link => link.getAttribute('href'))");
        return ((List<?>) found)
                .stream()
                        .map(String::valueOf)
                        .filter(link -> !link.startsWith("http") && !link.startsWith("#"))
                        .toList();
    }

    boolean has(String css) {
        return !browser.findElements(By.cssSelector(css)).isEmpty();
    }

    /** The visible text of the element, or empty. */
    String shown(String css) {
        return browser.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .collect(Collectors.joining());
    }

    void awaitShown(String css) {
        until(css, () -> browser.findElement(By.cssSelector(css)).isDisplayed());
    }

    /** Writes into the visible thread. */
    void say(String words) {
        awaitShown(".thread textarea");
        browser.findElement(By.cssSelector(".thread textarea")).sendKeys(words);
        browser.findElement(By.cssSelector(".thread .composer vaadin-button")).click();
    }

    /** Messages of the visible thread. */
    List<String> said() {
        return browser.findElements(By.cssSelector(".thread .message p")).stream()
                .map(WebElement::getText)
                .toList();
    }

    void awaitSaid(String... words) {
        patiently("said " + List.of(words)).until(this::said, List.of(words)::equals);
    }

    /** Emulates this window size, as a phone if narrow. */
    void resize(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < NARROW));
    }

    /** A screenshot of the whole page. */
    byte[] picture() {
        var height = (Number) browser.executeScript("return document.documentElement.scrollHeight");
        var width = (Number) browser.executeScript("return document.documentElement.clientWidth");
        var shot = browser.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
        return Base64.getDecoder().decode(String.valueOf(shot.get("data")));
    }

    /** Sets a mark that a reload removes. */
    void mark() {
        browser.executeScript("window.markOfTheTest = true");
    }

    boolean marked() {
        return Boolean.TRUE.equals(browser.executeScript("return window.markOfTheTest === true"));
    }

    Object script(String script) {
        return browser.executeScript(script);
    }

    /** Repeats the condition, also if the page changes meanwhile. */
    void until(String what, Callable<Boolean> condition) {
        patiently(what).until(condition);
    }

    private static ConditionFactory patiently(String what) {
        return await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(WebDriverException.class);
    }

    private WebElement field(String name) {
        return browser.findElement(By.cssSelector("input[name='" + name + "']"));
    }

    private WebElement button(String words) {
        return browser.findElement(
                By.xpath("//*[self::button or self::vaadin-button][contains(normalize-space(.), '" + words + "')]"));
    }
}
