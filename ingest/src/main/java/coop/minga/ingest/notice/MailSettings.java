package coop.minga.ingest.notice;

import java.nio.file.Path;

import coop.minga.ingest.contract.CooperativeCatalogue.Contact;
import org.jspecify.annotations.Nullable;

/**
 * The mail server by which the agent tells of questions.
 *
 * @param startTls whether mail goes only over a connection that STARTTLS has encrypted
 * @param user null if the server asks for none
 * @param passwordFile its only line is the password; read before each mail
 */
public record MailSettings(
        String server,
        int port,
        boolean startTls,
        String from,
        @Nullable String user,
        @Nullable Path passwordFile) {
    private static final int LAST_PORT = 65_535;

    public MailSettings {
        if (server.isBlank()) {
            throw new IllegalArgumentException("server \"" + server + "\", expected a name like smtp.example");
        }
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("port \"" + port + "\", expected 1 to " + LAST_PORT);
        }
        if ((user == null) != (passwordFile == null)) {
            throw new IllegalArgumentException("user and password_file are given one without the other, expected both");
        }
        var _ = new Contact("Minga", from); // checks the address
    }
}
