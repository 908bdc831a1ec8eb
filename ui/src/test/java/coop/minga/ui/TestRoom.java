package coop.minga.ui;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A room for the tests of a class, on a database of its own. */
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
