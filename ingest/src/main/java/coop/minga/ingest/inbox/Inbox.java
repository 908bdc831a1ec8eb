package coop.minga.ingest.inbox;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import coop.minga.ingest.message.Message;
import coop.minga.ingest.spool.FileHistoryEntry;

/**
 * Lists regular files, and whether they are stable for the settle time. Archives files. An archived file is listed again if it
 * changes while it is among the last {@value #MOST_WATCHED}.
 */
public final class Inbox {
    private static final Comparator<InboxFile> OLDEST_FIRST =
            Comparator.comparing((InboxFile each) -> each.stamp().modified()).thenComparing(InboxFile::file);
    private static final List<String> UNFINISHED =
            List.of(".tmp", ".part", ".partial", ".filepart", ".crdownload", "~");

    /** Files of the system, locks of a spreadsheet, copies that a synchroniser made of two versions. */
    private static final Pattern FOREIGN = Pattern.compile(
            "thumbs\\.db|desktop\\.ini|~\\$.*|.*conflicted copy.*|.*copia en conflicto.*|.*\\.sync-conflict-.*");

    /** Files with questions that nobody has answered yet. */
    public static final String WAITING = "waiting";

    /** Ends the name of a file that says why rows of another are refused. */
    public static final String ERRORS = ".errors.csv";

    /** Ends the name of a file with notes on another. */
    public static final String NOTES = ".notes.csv";

    /** A writer may hold an archived file open, and write to it later. */
    private static final int MOST_WATCHED = 200;

    /** Later than this, only growth counts as a change. */
    private static final Duration ANY_CHANGE_COUNTS = Duration.ofMinutes(10);

    private final Path folder;
    private final Duration settleTime;
    private final Duration openEndTime;
    private final LongSupplier nanoTime;
    private final ProblemLog problems;
    private final Map<Path, Observation> archived = new LinkedHashMap<>();
    private Map<Path, Observation> observations = new HashMap<>();

    /** @param nanoTime as {@link System#nanoTime()} */
    public Inbox(Path folder, Duration settleTime, Duration openEndTime, LongSupplier nanoTime, ProblemLog problems)
            throws IOException {
        Files.createDirectories(folder);
        this.folder = folder.toRealPath();
        this.settleTime = settleTime;
        this.openEndTime = openEndTime;
        this.nanoTime = nanoTime;
        this.problems = problems;
        subfolder("done");
        subfolder("refused");
        subfolder(WAITING);
    }

    /** All files, the oldest first, stable or not, and archived files that have changed. */
    public List<InboxFile> scan() throws IOException {
        Map<Path, Observation> seen = new HashMap<>();
        Set<String> names = new HashSet<>();
        List<Path> files = list(folder);
        files.addAll(changedSinceArchived());
        for (Path file : files) {
            names.add(file.getFileName().toString());
            observe(file).ifPresent(observation -> seen.put(file, observation));
        }
        problems.retainFiles("", names);
        observations = seen;
        List<InboxFile> inboxFiles = new ArrayList<>();
        seen.forEach((file, observation) -> inboxFiles.add(
                new InboxFile(file, observation.stamp, isStable(file, observation), archived.containsKey(file))));
        inboxFiles.sort(OLDEST_FIRST);
        return inboxFiles;
    }

    /** The files that wait for answers, the oldest first. */
    public List<InboxFile> waitingForAnswers() throws IOException {
        List<InboxFile> waiting = new ArrayList<>();
        for (Path file : list(subfolder(WAITING))) {
            String name = file.getFileName().toString();
            if (!name.endsWith(ERRORS) && !name.endsWith(NOTES) && !unfinished(file)) {
                stampOf(file).ifPresent(stamp -> waiting.add(new InboxFile(file, stamp, true, false)));
            }
        }
        waiting.sort(OLDEST_FIRST);
        problems.retainFiles(
                WAITING + "/", waiting.stream().map(InboxFile::name).collect(Collectors.toSet()));
        return waiting;
    }

    /** The number of files that wait for processing. */
    public static long countUnread(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        return list(folder).stream()
                .filter(file ->
                        !unfinished(file) && !foreign(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .count();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return list(files);
        }
    }

    /** Throws the {@link IOException} that caused an iteration error. */
    static List<Path> list(DirectoryStream<Path> files) throws IOException {
        List<Path> all = new ArrayList<>();
        try {
            files.forEach(all::add);
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        return all;
    }

    /** A free name in the subfolder, or that of the file's earlier copy. */
    public Path destination(String subfolder, Path file) throws IOException {
        Path directory = subfolder(subfolder);
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        Path destination = directory.resolve(name);
        for (int number = 2; occupied(destination, file); number++) {
            destination = directory.resolve(name.substring(0, dot) + "~" + number + name.substring(dot));
        }
        return destination;
    }

    /** Archives the file and returns true, unless it has changed since the scan. */
    public boolean archive(InboxFile inboxFile, Path destination) throws IOException {
        if (changed(inboxFile)) {
            return false;
        }
        Files.move(inboxFile.file(), destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        archived.remove(inboxFile.file());
        archived.put(destination, new Observation(inboxFile.stamp(), nanoTime.getAsLong()));
        forgetOldest();
        return true;
    }

    /** Whether the file was written to or replaced since the scan. Throws {@link NoSuchFileException} if it is gone. */
    public boolean changed(InboxFile inboxFile) throws IOException {
        FileStamp now = stampOf(inboxFile.file())
                .orElseThrow(() -> new NoSuchFileException(inboxFile.file().toString()));
        return !now.equals(inboxFile.stamp());
    }

    /** Watches files that an earlier run has archived, so that rows written since are taken. */
    public void watchArchived(List<FileHistoryEntry> taken) throws IOException {
        Map<String, Set<Long>> times = new HashMap<>();
        taken.stream()
                .filter(each -> each.modified().toEpochMilli() > 0)
                .forEach(each -> times.computeIfAbsent(each.name(), name -> new HashSet<>())
                        .add(each.modified().toEpochMilli()));
        for (String subfolder : List.of("done", "refused")) {
            for (Path file : list(subfolder(subfolder))) {
                Set<Long> known = times.get(file.getFileName().toString().replaceFirst("~\\d+(?=\\.|$)", ""));
                Optional<FileStamp> stamp = stampOf(file);
                if (known != null && stamp.isPresent()) {
                    boolean unchanged = known.contains(stamp.get().modified().toMillis());
                    FileStamp then = unchanged
                            ? stamp.get()
                            : new FileStamp(-1, stamp.get().modified());
                    archived.put(file, new Observation(then, nanoTime.getAsLong()));
                }
            }
        }
        forgetOldest();
    }

    private void forgetOldest() {
        Iterator<Path> oldest = archived.keySet().iterator();
        while (archived.size() > MOST_WATCHED) {
            oldest.next();
            oldest.remove();
        }
    }

    private List<Path> changedSinceArchived() throws IOException {
        List<Path> written = new ArrayList<>();
        for (Map.Entry<Path, Observation> each : List.copyOf(archived.entrySet())) {
            Observation then = each.getValue();
            Optional<FileStamp> stamp = stampOf(each.getKey());
            boolean soon = nanoTime.getAsLong() - then.since <= ANY_CHANGE_COUNTS.toNanos();
            if (stamp.isPresent()
                    && !stamp.get().equals(then.stamp)
                    && (soon || stamp.get().size() > then.stamp.size())) {
                written.add(each.getKey());
            } else if (stamp.isEmpty()) {
                archived.remove(each.getKey());
            }
        }
        return written;
    }

    private Optional<Observation> observe(Path file) throws IOException {
        if (skipped(file)) {
            return Optional.empty();
        }
        Optional<FileStamp> stamp = stampOf(file);
        if (stamp.isEmpty()) {
            return Optional.empty();
        }
        Observation before = observations.get(file);
        if (before != null && before.stamp.equals(stamp.get())) {
            return Optional.of(before);
        }
        return Optional.of(new Observation(stamp.get(), nanoTime.getAsLong()));
    }

    private boolean skipped(Path file) {
        String name = file.getFileName().toString();
        if (Files.isSymbolicLink(file)) {
            problems.reportFile(name, Message.of("said.link", name));
            return true;
        }
        if (Files.isDirectory(file) && !List.of("done", "refused", WAITING).contains(name) && !unfinished(file)) {
            problems.reportFile(name, Message.of("said.folder", name));
            return true;
        }
        if (foreign(file)) {
            problems.reportFile(name, Message.of("said.foreign", name));
            return true;
        }
        if (unfinished(file)) {
            return true;
        }
        if (special(file)) {
            problems.reportFile(name, Message.of("said.special", name));
            return true;
        }
        return false;
    }

    /** A named pipe, a socket or a device: to read it could wait without end. */
    private static boolean special(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isOther();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean foreign(Path file) {
        return FOREIGN.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT))
                .matches();
    }

    private static boolean unfinished(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.startsWith(".") || UNFINISHED.stream().anyMatch(name::endsWith);
    }

    private boolean isStable(Path file, Observation observation) {
        long leftAlone = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - observation.since);
        return leftAlone >= settleTime.toMillis() && (leftAlone >= openEndTime.toMillis() || endsWithLineBreak(file));
    }

    /** Also true for an unreadable file: its processing reports the reason. */
    private static boolean endsWithLineBreak(Path file) {
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(Math.max(0, channel.size() - 1));
            return channel.read(last) == 1 && (last.get(0) == '\n' || last.get(0) == '\r');
        } catch (IOException unreadable) {
            return true;
        }
    }

    private Path subfolder(String name) throws IOException {
        Path subfolder = folder.resolve(name);
        if (!Files.exists(subfolder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(subfolder);
        }
        if (!Files.isDirectory(subfolder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(subfolder + " is no folder, or a link to one; move it away");
        }
        return subfolder;
    }

    private static boolean occupied(Path destination, Path file) throws IOException {
        if (!Files.exists(destination, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        return !Files.isRegularFile(destination, LinkOption.NOFOLLOW_LINKS) || Files.mismatch(destination, file) != -1;
    }

    /** Empty unless the path is a regular file. */
    private static Optional<FileStamp> stampOf(Path file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(new FileStamp(attributes.size(), attributes.lastModifiedTime()))
                    : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** @param archivedBefore whether the file lies in {@code done} or {@code refused} */
    public record InboxFile(Path file, FileStamp stamp, boolean stable, boolean archivedBefore) {
        /** A file of any folder as if it was dropped, and left alone since. Of a link it is the file itself. */
        public static InboxFile asDropped(Path file) throws IOException {
            Path real = file.toRealPath();
            return new InboxFile(real, new FileStamp(Files.size(real), Files.getLastModifiedTime(real)), true, false);
        }

        public String name() {
            return file.getFileName().toString();
        }

        /** The name, with the folder {@code waiting} if it lies there. */
        public String place() {
            return waits() ? WAITING + "/" + name() : name();
        }

        /** Whether it lies in {@code waiting} since it was read before. */
        public boolean waits() {
            Path folder = file.getParent();
            return folder != null && folder.endsWith(WAITING);
        }
    }

    /** A file with the same stamp counts as unchanged. */
    public record FileStamp(long size, FileTime modified) {}

    private record Observation(FileStamp stamp, long since) {}
}
