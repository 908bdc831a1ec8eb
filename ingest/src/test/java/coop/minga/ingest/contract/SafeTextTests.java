package coop.minga.ingest.contract;

import java.nio.file.Files;
import java.nio.file.Path;

import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.file.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SafeTextTests {

    private static final int[] OBEYED = {0x0, 0x7, 0x8, 0x1B, 0x7F, 0x85, 0x9B, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800};

    @Test
    void whatADatabaseATerminalOrTheDirectionOfTheWritingObeysIsNotReadableAndIsReplaced() {
        for (int character : OBEYED) {
            String text = "Ana" + Character.toString(character) + "Rojas";
            assertThat(SafeText.isFreeOfControls(text)).as("U+%04X", character).isFalse();
            assertThat(SafeText.replaceControls(text)).as("U+%04X", character).isEqualTo("Ana\uFFFDRojas");
        }
    }

    @Test
    void whatNobodySeesIsInvisibleAndAnythingBesidesItIsNot() {
        var unseen = new int[] {
            ' ', '\n', 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x200B, 0x200F, 0x2028, 0x2060,
            0x2065, 0x2800, 0x3000, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xE0000, 0xE0020, 0xE007F, 0xE0100
        };
        for (var character : unseen) {
            assertThat(SafeText.invisible("  " + Character.toString(character)))
                    .as("%x", character)
                    .isTrue();
        }
        assertThat(SafeText.invisible(new String(unseen, 0, unseen.length))).isTrue();
        assertThat(SafeText.invisible(new String(unseen, 0, unseen.length) + "."))
                .isFalse();
        assertThat(SafeText.invisible("\u2764\uFE0F")).isFalse();
        assertThat(SafeText.invisible("\uAC00")).isFalse();
    }

    @Test
    void whatPeopleWriteIsReadableAndStaysAsItIs() {
        for (String text : new String[] {
            "", "Ñandú: 3 €\r\n\tbien", "نان", "खाना", "👩\u200D🌾", "a\u00ADb", "שלום\u200F!", "a\u200E", "\u061C١"
        }) {
            assertThat(SafeText.isFreeOfControls(text)).as(text).isTrue();
            assertThat(SafeText.replaceControls(text)).isEqualTo(text);
        }
    }

    @Test
    void aFileWithSuchATextIsRefusedInWordsThatShowIt(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("names.yaml"), "name: \"Ana\\u202Esojor\"\n");
        assertThatThrownBy(() ->
                        YamlFile.read(file, document -> document.at("name").text()))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("name", "without control characters and marks that turn the writing")
                .hasMessageContaining("\\u{202e}");
    }
}
