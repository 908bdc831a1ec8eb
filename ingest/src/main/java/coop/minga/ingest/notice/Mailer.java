package coop.minga.ingest.notice;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/** Sends plain text by SMTP. Every wait for the server is bounded. */
final class Mailer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;
    private final Session session;

    /** @param longest each wait for the server */
    Mailer(MailSettings settings, Duration longest) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, longest));
    }

    private static Properties properties(MailSettings settings, Duration longest) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.server());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.from", settings.from());
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail.smtp." + wait, Long.toString(longest.toMillis()));
        }
        return properties;
    }

    void send(QuestionMail mail) throws MessagingException, IOException {
        MimeMessage message = message(mail);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(settings.user(), password());
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private MimeMessage message(QuestionMail mail) throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from(), "Minga", UTF_8));
        message.setRecipient(
                Message.RecipientType.TO,
                new InternetAddress(mail.to().mail(), mail.to().name(), UTF_8));
        message.setSubject(mail.subject(), UTF_8);
        message.setText(mail.text(), UTF_8);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private @Nullable String password() throws IOException {
        Path file = settings.passwordFile();
        return file == null ? null : Files.readString(file).strip();
    }
}
