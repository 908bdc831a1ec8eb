package coop.minga.ui;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A room with its own database for a test class. */
abstract class TestRoom {

    static SampleRoom room;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        room = SampleRoom.open(folder);
    }

    @AfterAll
    static void close() {
        room.close();
    }
}
