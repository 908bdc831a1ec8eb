package coop.minga.ingest.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import coop.minga.ingest.contract.Quoted;

/**
 * The folder that files are dropped into. Hands out regular files that were left alone for a while, and for a longer
 * while where the last line has no end, as a file that is still being written looks; never what a link points to. Puts
 * them away within itself, and hands one out again when its writer goes on for some minutes after that.
 */
final class Inbox {
    private static final List<String> UNFINISHED =
            List.of(".tmp", ".part", ".partial", ".filepart", ".crdownload", "~");

    /** For how long a writer that still holds a file open may go on writing after the file was put away. */
    private static final Duration WATCHED = Duration.ofMinutes(10);

    private final Path folder;
    private final Duration settleTime;
    private final Duration openEndTime;
    private final LongSupplier nanoTime;
    private final Complaints complaints;
    private final Map<Path, Sighting> putAway = new HashMap<>();
    private Map<Path, Sighting> sightings = new HashMap<>();

    /** @param nanoTime as {@link System#nanoTime()} */
    Inbox(Path folder, Duration settleTime, Duration openEndTime, LongSupplier nanoTime, Complaints complaints)
            throws IOException {
        Files.createDirectories(folder);
        this.folder = folder.toRealPath();
        this.settleTime = settleTime;
        this.openEndTime = openEndTime;
        this.nanoTime = nanoTime;
        this.complaints = complaints;
        place("done");
        place("refused");
    }

    /** What lies in the folder now, whole or not, by name; and what was written to after it was put away. */
    List<Dropped> look() throws IOException {
        Map<Path, Sighting> seen = new HashMap<>();
        Set<String> names = new HashSet<>();
        List<Path> files = list(folder);
        files.addAll(writtenSincePutAway());
        for (Path file : files) {
            names.add(file.getFileName().toString());
            sight(file).ifPresent(sighting -> seen.put(file, sighting));
        }
        complaints.clearFilesBut(names);
        sightings = seen;
        List<Dropped> dropped = new ArrayList<>();
        seen.forEach((file, sighting) ->
                dropped.add(new Dropped(file, sighting.marks, settled(file, sighting), putAway.containsKey(file))));
        dropped.sort((one, other) -> one.file().compareTo(other.file()));
        return dropped;
    }

    /** How many files wait in the folder to be taken up. */
    static long waiting(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        return list(folder).stream()
                .filter(file -> !unfinished(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .count();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return list(files);
        }
    }

    /** An input error on the way through the folder is thrown as what it is. */
    static List<Path> list(DirectoryStream<Path> files) throws IOException {
        List<Path> all = new ArrayList<>();
        try {
            files.forEach(all::add);
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        return all;
    }

    /** A free name in {@code done} or {@code refused} for the file; that of its own earlier copy, where there is one. */
    Path destination(String place, Path file) throws IOException {
        Path directory = place(place);
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        Path destination = directory.resolve(name);
        for (int number = 2; taken(destination, file); number++) {
            destination = directory.resolve(name.substring(0, dot) + "~" + number + name.substring(dot));
        }
        return destination;
    }

    /** Puts the file away, unless it was written to since it was handed out: then it is taken up again. */
    void putAway(Dropped dropped, Path destination) throws IOException {
        if (marks(dropped.file()).filter(dropped.marks()::equals).isPresent()) {
            Files.move(
                    dropped.file(), destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            putAway.remove(dropped.file());
            putAway.put(destination, new Sighting(dropped.marks(), nanoTime.getAsLong()));
        }
    }

    private List<Path> writtenSincePutAway() throws IOException {
        List<Path> written = new ArrayList<>();
        for (Map.Entry<Path, Sighting> each : List.copyOf(putAway.entrySet())) {
            Sighting then = each.getValue();
            Optional<Marks> marks = marks(each.getKey());
            if (marks.isPresent() && !marks.get().equals(then.marks)) {
                written.add(each.getKey());
            } else if (marks.isEmpty() || nanoTime.getAsLong() - then.since > WATCHED.toNanos()) {
                putAway.remove(each.getKey());
            }
        }
        return written;
    }

    private Optional<Sighting> sight(Path file) throws IOException {
        if (passedOver(file)) {
            return Optional.empty();
        }
        Optional<Marks> marks = marks(file);
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        Sighting before = sightings.get(file);
        if (before != null && before.marks.equals(marks.get())) {
            return Optional.of(before);
        }
        return Optional.of(new Sighting(marks.get(), nanoTime.getAsLong()));
    }

    private boolean passedOver(Path file) {
        String name = file.getFileName().toString();
        if (Files.isSymbolicLink(file)) {
            complaints.sayOfFile(name, "the link " + Quoted.of(name) + " is passed over: drop the file itself");
            return true;
        }
        if (Files.isDirectory(file) && !List.of("done", "refused").contains(name) && !unfinished(file)) {
            complaints.sayOfFile(name, "the folder " + Quoted.of(name) + " is passed over: drop the files themselves");
            return true;
        }
        return unfinished(file);
    }

    private static boolean unfinished(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.startsWith(".") || UNFINISHED.stream().anyMatch(name::endsWith);
    }

    private boolean settled(Path file, Sighting sighting) {
        long leftAlone = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - sighting.since);
        return leftAlone >= settleTime.toMillis() && (leftAlone >= openEndTime.toMillis() || endsItsLastLine(file));
    }

    /** Also true of a file that cannot be read, so that whoever takes it up says why. */
    private static boolean endsItsLastLine(Path file) {
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(Math.max(0, channel.size() - 1));
            return channel.read(last) == 1 && (last.get(0) == '\n' || last.get(0) == '\r');
        } catch (IOException unreadable) {
            return true;
        }
    }

    private Path place(String name) throws IOException {
        Path place = folder.resolve(name);
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(place);
        }
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(place + " is no folder, or a link to one; move it away");
        }
        return place;
    }

    private static boolean taken(Path destination, Path file) throws IOException {
        if (!Files.exists(destination, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        return !Files.isRegularFile(destination, LinkOption.NOFOLLOW_LINKS) || Files.mismatch(destination, file) != -1;
    }

    /** Empty where this is no regular file, or no file any more. */
    private static Optional<Marks> marks(Path file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(new Marks(attributes.size(), attributes.lastModifiedTime()))
                    : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /**
     * A file in the folder as it was seen.
     *
     * @param again whether it was put away before and lies where it was put
     */
    record Dropped(Path file, Marks marks, boolean settled, boolean again) {
        String name() {
            return file.getFileName().toString();
        }
    }

    /** By what a file is known to be unchanged. */
    record Marks(long size, FileTime modified) {}

    private record Sighting(Marks marks, long since) {}
}
