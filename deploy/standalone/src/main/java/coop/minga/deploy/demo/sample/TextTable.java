package coop.minga.deploy.demo.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Resource tables: one entry a line, comma-separated, comments after #. */
final class TextTable {
    private TextTable() {}

    static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(TextTable.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + name + " cannot be read", e);
        }
    }

    static List<List<String>> rows(String name) {
        return lines(name).stream().map(line -> List.of(line.split(",", -1))).toList();
    }
}
