package coop.minga.deploy.check;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.random.RandomGenerator;

import coop.minga.deploy.bench.RoomVisitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The demo with short days and many people who follow every link. */
@Tag("long")
@RealServices(RequiredService.BROWSER)
final class SoakIntegrationTests {

    private static final Duration LENGTH = Duration.parse(System.getProperty("minga.test.soak", "PT15M"));
    private static final String OPERATOR = "operator";
    private static final int SESSIONS = 40;
    private static final long SEED = 17;
    private static final Duration A_LOOK = Duration.ofSeconds(3);
    private static final int MOST_COMPLAINTS = 50;

    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void nobodyMeetsAFaultOrIsRefusedWhatTheyAreShown(@TempDir Path folder, Browsers browsers) throws Exception {
        try (var demo = RunningDemo.start(folder);
                var visits = Executors.newVirtualThreadPerTaskExecutor()) {
            var people = demo.people();
            var password = demo.password();
            var end = Instant.now().plus(LENGTH);
            var visitors = new ArrayList<Future<?>>();
            for (int i = 0; i < SESSIONS; i++) {
                var random = new Random(SEED + i);
                var name = people.get(i % people.size());
                visitors.add(visits.submit(guarded(name, () -> visit(demo.room(), name, password, random, end))));
            }
            visitors.add(visits.submit(
                    guarded("browser", () -> browse(browsers, demo.room(), people.getFirst(), password, end))));
            visitors.add(visits.submit(
                    guarded("browser", () -> browse(browsers, demo.room(), people.getLast(), password, end))));
            for (var visitor : visitors) {
                visitor.get();
            }
            assertThat(complaints).as("seed %d, %d looks", SEED, looks.get()).isEmpty();
            assertThat(demo.complaints()).isEmpty();
            assertThat(looks).hasValueGreaterThan((int) (LENGTH.dividedBy(A_LOOK) * SESSIONS / 3));
        }
    }

    private Void visit(URI room, String name, String password, RandomGenerator random, Instant end) throws Exception {
        var visitor = new RoomVisitor(room);
        visitor.signIn(name, password);
        look(name, visitor.load());
        while (Instant.now().isBefore(end)) {
            read(Duration.ofMillis(random.nextLong(2 * A_LOOK.toMillis())));
            look(name, visitor.follow(random));
        }
        return null;
    }

    private Void browse(Browsers browsers, URI room, String name, String password, Instant end) throws Exception {
        var random = new Random(SEED);
        var window = new RoomWindow(browsers.open(Browsers.DESK, "es"), room);
        window.open("");
        window.signIn(name, password);
        while (Instant.now().isBefore(end)) {
            var links = window.links();
            window.show(links.isEmpty() ? "" : links.get(random.nextInt(links.size())));
            look(name, window.browser().getCurrentUrl() + "\n" + window.text());
            window.browser().manage().logs().get(LogType.BROWSER).getAll().stream()
                    .filter(entry -> entry.getLevel().equals(Level.SEVERE))
                    .forEach(entry -> complain("the browser of " + name + " said " + entry));
            read(A_LOOK);
        }
        return null;
    }

    /** Waits like a reader of a page. */
    private static void read(Duration time) {
        await().pollDelay(time).until(() -> true);
    }

    private void look(String name, String page) {
        looks.incrementAndGet();
        var faults = name.equals(OPERATOR) ? FaultWords.unmandated(page) : FaultWords.in(page);
        if (!faults.isEmpty()) {
            complain(name + " met " + faults + " at " + page.lines().findFirst().orElse(""));
        }
    }

    private Callable<Void> guarded(String name, Callable<Void> visit) {
        return () -> {
            try {
                return visit.call();
            } catch (IOException | RuntimeException e) {
                complain(name + " was stopped: " + e);
                return null;
            }
        };
    }

    private void complain(String words) {
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add(words);
        }
    }
}
