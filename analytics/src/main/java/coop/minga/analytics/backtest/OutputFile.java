package coop.minga.analytics.backtest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import de.siegmar.fastcsv.writer.CsvWriter;

/** Opens an output file, with a readable message on failure. */
final class OutputFile {

    private OutputFile() {}

    static CsvWriter open(Path path) throws IOException {
        try {
            return CsvWriter.builder().build(path);
        } catch (FileSystemException failure) {
            throw new IOException(path + " cannot be written: " + reason(failure), failure);
        }
    }

    private static String reason(FileSystemException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "its folder is not there";
            case AccessDeniedException _ -> "that is not allowed here";
            default -> failure.getReason() == null ? failure.toString() : failure.getReason();
        };
    }
}
