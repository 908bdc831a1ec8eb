package coop.minga.ingest.contract;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuotedTests {

    private static final int[] OBEYED = {0x0, 0x7, 0x8, 0x1B, 0x7F, 0x85, 0x9B, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800};

    @Test
    void whatADatabaseATerminalOrTheDirectionOfTheWritingObeysIsNotReadableAndIsReplaced() {
        for (int character : OBEYED) {
            String text = "Ana" + Character.toString(character) + "Rojas";
            assertThat(Quoted.readable(text)).as("U+%04X", character).isFalse();
            assertThat(Quoted.shown(text)).as("U+%04X", character).isEqualTo("Ana\uFFFDRojas");
        }
    }

    @Test
    void whatPeopleWriteIsReadableAndStaysAsItIs() {
        for (String text : new String[] {
            "", "Ñandú: 3 €\r\n\tbien", "نان", "खाना", "👩\u200D🌾", "a\u00ADb", "שלום\u200F!", "a\u200E", "\u061C١"
        }) {
            assertThat(Quoted.readable(text)).as(text).isTrue();
            assertThat(Quoted.shown(text)).isEqualTo(text);
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
