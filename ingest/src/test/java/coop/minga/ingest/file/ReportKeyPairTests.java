package coop.minga.ingest.file;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import coop.minga.ingest.contract.PublicReportKey;
import coop.minga.ingest.contract.Report;
import coop.minga.ingest.contract.Reports;
import coop.minga.ingest.contract.SignedReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ReportKeyPairTests {
    private final ReportKeyPair keys = ReportKeyPair.generate();
    private final Report report = Reports.of(Reports.bread(Reports.DAY, 812.5));

    @Test
    void aSignedReportIsVerifiedByThePublicKeyAsItIsPassedOn() {
        PublicReportKey enrolled = PublicReportKey.ofBase64(keys.publicKey().base64());

        assertThat(enrolled.verify(keys.sign(report))).isTrue();
        assertThat(enrolled.id()).isEqualTo(keys.id());
    }

    @Test
    void anyChangedByteIsNoticed() {
        SignedReport signed = keys.sign(report);
        byte[] payload = signed.payload();
        for (int at = 0; at < payload.length; at++) {
            byte[] changed = payload.clone();
            changed[at] ^= 1;
            assertThat(keys.publicKey().verify(changed, signed.signature())).isFalse();
        }
    }

    @Test
    void anotherKeyVerifiesNothing() {
        SignedReport signed = keys.sign(report);
        PublicReportKey other = ReportKeyPair.generate().publicKey();

        assertThat(other.verify(signed)).isFalse();
        assertThat(other.verify(signed.payload(), signed.signature())).isFalse();
        assertThat(keys.publicKey().verify(signed.payload(), new byte[3])).isFalse();
    }

    @Test
    void theFileGivesTheSameKeysBack(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("made/key.pem");
        ReportKeyFile.write(keys, file);

        ReportKeyPair read = ReportKeyFile.read(file);

        assertThat(read.id()).isEqualTo(keys.id());
        assertThat(keys.publicKey().verify(read.sign(report))).isTrue();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions, which the test sets")
    void onlyTheOwnerMayReadTheFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key.pem");
        ReportKeyFile.write(keys, file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        for (String open : List.of("rw-r--r--", "rw-r-----", "rw----r--")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));

            assertThatThrownBy(() -> ReportKeyFile.read(file)).as(open).hasMessageContaining("chmod 600");
        }
    }

    @Test
    void aKeyIsNeverWrittenOver(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key.pem");
        ReportKeyFile.write(keys, file);

        assertThatThrownBy(() -> ReportKeyFile.write(ReportKeyPair.generate(), file))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(ReportKeyFile.read(file).id()).isEqualTo(keys.id());
    }

    @Test
    void aWriteThatWasInterruptedLeavesNoKeyAndStopsNoOther(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key.pem");
        Files.writeString(folder.resolve(".key.pem.new"), "-----BEGIN");

        ReportKeyFile.write(keys, file);
        assertThat(ReportKeyFile.read(file).id()).isEqualTo(keys.id());
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aBrokenKeyFileIsNamedWithWhatWasExpected(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key.pem");
        assertThatThrownBy(() -> ReportKeyFile.read(file)).hasMessageContainingAll("key.pem", "minga agent keys");

        ReportKeyFile.write(keys, file);
        Files.writeString(file, Files.readString(file).replace(keys.publicKey().base64(), "MCow"));

        assertThatThrownBy(() -> ReportKeyFile.read(file)).hasMessageContainingAll("key.pem", "PEM file");
    }

    @Test
    void theHalvesOfTwoPairsAreNotAPair(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key.pem");
        ReportKeyFile.write(keys, file);
        String other = ReportKeyPair.generate().publicKey().base64();
        Files.writeString(file, Files.readString(file).replace(keys.publicKey().base64(), other));

        assertThatThrownBy(() -> ReportKeyFile.read(file)).hasMessageContaining("does not belong");
    }
}
