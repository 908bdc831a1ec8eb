package coop.minga.ingest.source.outcome;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

import coop.minga.ingest.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ErrorsFileTests {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesOneLineForEachRefusedRow() throws Exception {
        Path file = folder.resolve("day.csv.errors.csv");

        ErrorsFile.write(
                file,
                List.of(
                        new RowFinding("day.csv", 3, "value", "8,5", Message.of("row.number")),
                        new RowFinding("day.csv", 4, "", "\u00f1", Message.of("row.day"))),
                folder,
                Locale.ENGLISH);

        assertThat(Files.readString(file).lines())
                .containsExactly(
                        "file,line,column,value,what to do",
                        "day.csv,3,value,\"8,5\",\"This is no number. Write it like 812.5, or leave it empty.\"",
                        "day.csv,4,,\u00f1,This is no day. Write it like 2026-11-21.");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isReadByThoseOnlyWhoMayReadTheFileThatItTellsOf() throws Exception {
        for (String permissions :
                List.of("rw-------", "rw-r-----", "rw-r--r--", "r--------", "rwxrwxrwx", "rw----r--")) {
            Path source = Files.createFile(folder.resolve(permissions));
            Files.setPosixFilePermissions(source, PosixFilePermissions.fromString(permissions));
            GroupPrincipal group = inAnotherGroup(source);
            Path file = folder.resolve(permissions + ".errors.csv");
            Files.createFile(folder.resolve(permissions + ".errors.csv.part"));
            ErrorsFile.write(
                    file,
                    List.of(new RowFinding("f", 1, "value", "8,5", Message.of("row.day"))),
                    source,
                    Locale.ENGLISH);
            PosixFileAttributes written = Files.readAttributes(file, PosixFileAttributes.class);
            assertThat(PosixFilePermissions.toString(written.permissions()))
                    .isEqualTo("rw-" + permissions.substring(3).replaceAll("[wx]", "-"));
            assertThat(written.group()).isEqualTo(group);
        }
    }

    /** Only root can use a group that it is not in; others keep theirs. */
    private static GroupPrincipal inAnotherGroup(Path file) throws IOException {
        try {
            Files.setAttribute(file, "unix:gid", 4_711);
        } catch (IOException notRoot) {
            assertThat(notRoot).isInstanceOf(FileSystemException.class);
        }
        return Files.readAttributes(file, PosixFileAttributes.class).group();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "=1+1, '=1+1",
                "@SUM(A1), '@SUM(A1)",
                "+cmd|x, '+cmd|x",
                "-cmd|x, '-cmd|x",
                "-12.5, -12.5",
                "-1e3, -1e3",
                "+3, +3",
                "\uFF1DSUM(A1), '\uFF1DSUM(A1)",
                "x;=1+1, x;'=1+1",
            })
    void aSpreadsheetFindsNoFormulaAndEveryNumber(String value, String written) throws Exception {
        Path file = folder.resolve("e.csv");

        ErrorsFile.write(
                file, List.of(new RowFinding("f", 1, "value", value, Message.of("row.day"))), folder, Locale.ENGLISH);

        assertThat(Files.readString(file)).contains("f,1,value," + written + ",This is no day");
    }

    @Test
    void writesMarksOfTheDirectionAndOtherHiddenCharactersByTheirNumber() throws Exception {
        Path file = folder.resolve("e.csv");

        ErrorsFile.write(
                file,
                List.of(new RowFinding("f\u200E", 1, "\u061Cv", "1\u202E2\u2066\u0007", Message.of("row.day"))),
                folder,
                Locale.ENGLISH);

        assertThat(Files.readString(file)).contains("f\\u{200e},1,\\u{61c}v,1\\u{202e}2\\u{2066}\\u{7},This is no day");
    }
}
