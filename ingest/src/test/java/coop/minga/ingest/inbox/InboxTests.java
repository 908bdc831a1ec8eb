package coop.minga.ingest.inbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class InboxTests {
    private final Map<String, String> said = new HashMap<>();
    private long now;

    @TempDir
    private Path home = Path.of("");

    @Test
    void aFileSettlesWhenItWasLeftAloneForAWhile() throws Exception {
        Inbox inbox = inbox();
        write("a.csv", "day");
        assertThat(stable(inbox)).isEmpty();
        now += 600_000_000;
        write("a.csv", "day,bread\n");
        assertThat(stable(inbox)).isEmpty();
        now += 600_000_000;
        assertThat(stable(inbox)).isEmpty();
        now += 600_000_000;
        assertThat(stable(inbox)).containsExactly("a.csv");
    }

    @Test
    void aFileWhoseLastLineHasNoEndHasToBeLeftAloneForLonger() throws Exception {
        Inbox inbox = inbox();
        write("a.csv", "day,bread\n2026-11-20,81");
        write("empty.csv", "");
        write("old-mac.csv", "day,bread\r2026-11-20,81\r");
        assertThat(stable(inbox)).isEmpty();
        now += 2_000_000_000;
        assertThat(stable(inbox)).containsExactlyInAnyOrder("old-mac.csv");
        now += 2_000_000_000;
        write("a.csv", "day,bread\n2026-11-20,812\n");
        assertThat(stable(inbox)).containsExactlyInAnyOrder("old-mac.csv");
        now += 1_000_000_000;
        assertThat(stable(inbox)).containsExactlyInAnyOrder("a.csv", "empty.csv", "old-mac.csv");
    }

    @Test
    void aFileThatNeverEndsItsLastLineIsTakenAsItIs() throws Exception {
        Inbox inbox = inbox();
        write("a.csv", "day,bread\n2026-11-20,81");
        assertThat(stable(inbox)).isEmpty();
        now += 5_000_000_000L;
        assertThat(stable(inbox)).containsExactly("a.csv");
    }

    @Test
    void whatIsNotFinishedOrHiddenOrAFolderIsPassedOver() throws Exception {
        Inbox inbox = inbox();
        write("a.csv.part", "x");
        write("a.TMP", "x");
        write("a.csv~", "x");
        write(".hidden.csv", "x");
        Files.createDirectory(folder().resolve("folder.csv"));

        assertThat(inbox.scan()).isEmpty();
        assertThat(said.values())
                .containsExactly("the folder \"folder.csv\" is passed over: drop the files themselves");
    }

    @Test
    void aLinkIsNeverFollowed() throws Exception {
        Path secret = Files.writeString(home.resolve("secret.csv"), "day,bread\n");
        Inbox inbox = inbox();
        Files.createSymbolicLink(folder().resolve("link.csv"), secret);
        Files.createSymbolicLink(folder().resolve("folder.csv"), home);

        assertThat(inbox.scan()).isEmpty();
        assertThat(secret).exists();
        assertThat(said.get("watch file link.csv")).contains("drop the file itself");

        Files.delete(folder().resolve("link.csv"));
        inbox.scan();

        assertThat(said.get("watch file link.csv")).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aNamedPipeIsSaidAndLeftWhereItIs() throws Exception {
        Inbox inbox = inbox();
        Path pipe = folder().resolve("day.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(inbox.scan()).isEmpty();
        assertThat(said.get("watch file day.csv")).contains("day.csv");
        assertThat(pipe).exists();
        assertThat(said).hasSize(1);

        Files.delete(pipe);
        inbox.scan();

        assertThat(said.get("watch file day.csv")).isEmpty();
    }

    @Test
    void nothingIsPutAwayThroughALink() throws Exception {
        Files.createDirectories(folder());
        Files.createSymbolicLink(folder().resolve("done"), home);

        assertThatThrownBy(this::inbox).isInstanceOf(IOException.class).hasMessageContaining("or a link to one");
    }

    @Test
    void aFileThatWasWrittenToMeanwhileStaysToBeTakenUpAgain() throws Exception {
        Inbox inbox = inbox();
        write("a.csv", "day");
        Inbox.InboxFile dropped = inbox.scan().getFirst();
        write("a.csv", "day,bread");

        assertThat(inbox.archive(dropped, inbox.destination("done", dropped.file())))
                .isFalse();
        assertThat(folder().resolve("a.csv")).exists();
        assertThat(folder().resolve("done")).isEmptyDirectory();
    }

    @Test
    void aFileThatIsWrittenToAfterItWasPutAwayIsHandedOutOnceMoreWhenItIsLeftAlone() throws Exception {
        Inbox inbox = inbox();
        archived(inbox, "day,bread\n");
        assertThat(inbox.scan()).isEmpty();
        now += Duration.ofHours(11).toNanos();
        assertThat(inbox.scan()).isEmpty();
        Files.writeString(folder().resolve("done/a.csv"), "day,bread\n2026-11-20,81\n");
        assertThat(stable(inbox)).isEmpty();
        now += 1_000_000_000;

        List<Inbox.InboxFile> again = inbox.scan();
        assertThat(again).hasSize(1).allMatch(Inbox.InboxFile::stable).allMatch(Inbox.InboxFile::archivedBefore);
        inbox.archive(
                again.getFirst(), inbox.destination("done", again.getFirst().file()));

        assertThat(folder().resolve("done/a.csv")).hasContent("day,bread\n2026-11-20,81\n");
        assertThat(inbox.scan()).isEmpty();
    }

    @Test
    void whatSomebodyDoesLaterToAFileThatWasPutAwayIsNoReport() throws Exception {
        Inbox inbox = inbox();
        archived(inbox, "day,bread\n");
        now += Duration.ofMinutes(10).toNanos() + 1;
        assertThat(inbox.scan()).isEmpty();
        Files.writeString(folder().resolve("done/a.csv"), "day\n");

        assertThat(inbox.scan()).isEmpty();
    }

    @Test
    void aFileThatWasTakenOutOfItsPlaceIsLeftInPeace() throws Exception {
        Inbox inbox = inbox();
        archived(inbox, "day,bread\n");
        Files.delete(folder().resolve("done/a.csv"));

        assertThat(inbox.scan()).isEmpty();
    }

    @Test
    void anotherFileOfTheSameNameDoesNotReplaceTheFirst() throws Exception {
        Inbox inbox = inbox();
        for (String text : List.of("one", "two", "two", "three", "one")) {
            write("a.csv", text);
            Inbox.InboxFile dropped = inbox.scan().getFirst();
            inbox.archive(dropped, inbox.destination("done", dropped.file()));
        }

        assertThat(folder().resolve("done/a.csv")).hasContent("one");
        assertThat(folder().resolve("done/a~2.csv")).hasContent("two");
        assertThat(folder().resolve("done/a~3.csv")).hasContent("three");
        assertThat(folder().resolve("done/a~4.csv")).doesNotExist();
    }

    @Test
    void aDiskThatFailsWhileTheFolderIsReadIsAnInputError() {
        DirectoryStream<Path> failing = new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                throw new DirectoryIteratorException(new IOException("Input/output error"));
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> Inbox.list(failing))
                .isInstanceOf(IOException.class)
                .hasMessage("Input/output error");
    }

    private void archived(Inbox inbox, String text) throws IOException {
        write("a.csv", text);
        Inbox.InboxFile dropped = inbox.scan().getFirst();
        inbox.archive(dropped, inbox.destination("done", dropped.file()));
    }

    private List<String> stable(Inbox inbox) throws IOException {
        return inbox.scan().stream()
                .filter(Inbox.InboxFile::stable)
                .map(Inbox.InboxFile::name)
                .toList();
    }

    private Inbox inbox() throws IOException {
        return new Inbox(
                folder(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                () -> now,
                new ProblemLog((subject, words) -> said.put(subject, words), Locale.ENGLISH));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder().resolve(name), text);
    }

    private Path folder() {
        return home.resolve("inbox");
    }
}
