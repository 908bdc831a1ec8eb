package coop.minga.ingest.file;

import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PrivateFileTests {

    @ParameterizedTest
    @CsvSource({
        "rw-r-----, true,  rw-r-----",
        "rw-r-----, false, rw-------",
        "rw----r--, true,  rw----r--",
        "rw----r--, false, rw-------",
        "r-xrwxrwx, true,  rw-r--r--",
        "r-xrwxrwx, false, rw-r--r--",
        "r--------, false, rw-------",
    })
    void nobodyReadsWhatTheyMayNotReadInTheSource(String source, boolean sameGroup, String shared) {
        assertThat(PrivateFile.shared(PosixFilePermissions.fromString(source), sameGroup))
                .isEqualTo(PosixFilePermissions.fromString(shared));
    }
}
