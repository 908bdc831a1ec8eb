package coop.minga.ingest.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import coop.minga.ingest.contract.PublicReportKey;

/**
 * A PEM file with private key (PKCS #8) and public key (X.509), readable by its owner only. Written atomically and
 * never overwritten: a lost key is irrecoverable.
 */
public final class ReportKeyFile {
    private static final int LONGEST = 10_000;
    private static final Set<PosixFilePermission> READ_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private ReportKeyFile() {}

    public static void write(ReportKeyPair keys, Path file) throws IOException {
        String pem = block("PRIVATE KEY", keys.encodedPrivateKey()) + "-----BEGIN PUBLIC KEY-----\n"
                + keys.publicKey().base64() + "\n-----END PUBLIC KEY-----\n";
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a key file lies in a folder");
        Files.createDirectories(directory);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path draft = directory.resolve("." + file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        writeNew(draft, pem);
        // no REPLACE_EXISTING: fails if another process has created the file
        Files.move(draft, file);
    }

    private static void writeNew(Path file, String pem) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent(), "a draft lies in a folder");
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, PrivateFile.attributes(directory))) {
            ByteBuffer bytes = ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    public static ReportKeyPair read(Path file) throws UnreadableFileException {
        try {
            refuseOpenFile(file);
            if (Files.size(file) > LONGEST) {
                throw new UnreadableFileException(file, "too long for a key file");
            }
            return parse(file, Files.readString(file, StandardCharsets.US_ASCII));
        } catch (NoSuchFileException missing) {
            throw new UnreadableFileException(file, "there is no such key; `minga agent keys` makes one", missing);
        } catch (IOException unreadable) {
            throw new UnreadableFileException(
                    file, "the key cannot be read (" + unreadable + "); give this user the right to", unreadable);
        }
    }

    private static ReportKeyPair parse(Path file, String pem) throws UnreadableFileException {
        try {
            PrivateKey privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(find(pem, "PRIVATE KEY"))));
            ReportKeyPair keys = new ReportKeyPair(privateKey, PublicReportKey.ofBase64(find(pem, "PUBLIC KEY")));
            byte[] probe = {1, 2, 3};
            if (keys.publicKey().verify(probe, keys.sign(probe))) {
                return keys;
            }
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new UnreadableFileException(
                    file, "not a PEM file with an Ed25519 PRIVATE KEY block and its PUBLIC KEY block", broken);
        }
        throw new UnreadableFileException(file, "the PUBLIC KEY block does not belong to the PRIVATE KEY block");
    }

    private static String find(String pem, String name) {
        Matcher block = Pattern.compile("-----BEGIN " + name + "-----([A-Za-z0-9+/=\\s]*)-----END " + name + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("no block " + name);
        }
        return block.group(1).replaceAll("\\s", "");
    }

    private static String block(String name, byte[] bytes) {
        return "-----BEGIN " + name + "-----\n" + Base64.getEncoder().encodeToString(bytes) + "\n-----END " + name
                + "-----\n";
    }

    private static void refuseOpenFile(Path file) throws IOException, UnreadableFileException {
        if (PrivateFile.posix(file)
                && Files.getPosixFilePermissions(file).stream().anyMatch(READ_BY_OTHERS::contains)) {
            throw new UnreadableFileException(
                    file,
                    "others than its owner can read the key; have the agent's user own it and run: chmod 600 " + file);
        }
    }
}
