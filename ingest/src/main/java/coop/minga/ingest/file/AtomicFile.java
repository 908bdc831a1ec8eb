package coop.minga.ingest.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces small files atomically, also under a kill or power cut. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Only the owner can read the file: it may hold a secret. */
    public static void write(Path file, String text) throws IOException {
        write(file, draft -> {
            PrivateFile.replace(draft);
            Files.writeString(draft, text);
        });
    }

    /** @param content creates and fills a draft beside the file, which then takes its place */
    public static void write(Path file, Content content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        content.writeTo(draft);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Fills a file. */
    public interface Content {
        void writeTo(Path draft) throws IOException;
    }
}
