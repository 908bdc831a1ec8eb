package coop.minga.deploy.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Opens real browsers for a test and closes them afterwards. */
public final class Browsers implements AutoCloseable {
    public static final Dimension DESK = new Dimension(1440, 1000);
    public static final Dimension PHONE = new Dimension(390, 844);

    private final List<ChromeDriver> open = new ArrayList<>();
    private final List<Path> profiles = new ArrayList<>();

    /** Opens a browser with its own profile and this language (en, es). */
    public ChromeDriver open(Dimension size, String language) {
        ChromeDriver browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Program.CHROMEDRIVER.path().toFile())
                        .usingAnyFreePort()
                        .build(),
                options(size, language));
        open.add(browser);
        browser.manage().window().setSize(size);
        return browser;
    }

    @Override
    public void close() {
        open.forEach(ChromeDriver::quit);
        profiles.forEach(Browsers::delete);
    }

    private ChromeOptions options(Dimension size, String language) {
        Path profile = newProfile();
        return new ChromeOptions()
                .setBinary(Program.CHROMIUM.path().toFile())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=" + language,
                        "--accept-lang=" + language,
                        "--window-size=" + size.getWidth() + "," + size.getHeight(),
                        "--user-data-dir=" + profile);
    }

    private Path newProfile() {
        try {
            Path profile = Files.createTempDirectory("minga-browser");
            profiles.add(profile);
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException("no room for a browser profile", e);
        }
    }

    /** The browser's last processes may still write; remaining files are temporary. */
    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
