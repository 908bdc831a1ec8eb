package coop.minga.ingest.notice;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import coop.minga.ingest.contract.CooperativeCatalogue.Contact;
import coop.minga.ingest.contract.CooperativeCatalogue.Contacts;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.question.FileFamily;
import coop.minga.ingest.question.Question;
import coop.minga.ingest.question.Subject;
import coop.minga.ingest.spool.Spool;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

final class QuestionMailsTests {
    private static final Contact ANA = new Contact("Ana Rojas", "ana@pan.example");
    private static final Contact JOSE = new Contact("José Núñez", "jose@pan.example");
    private static final FileFamily WEEK = new FileFamily("semana-#.csv 1a2b3c4d");
    private static final QuestionMails.Pace AT_ONCE =
            new QuestionMails.Pace(Duration.ZERO, List.of(Duration.ofMillis(1), Duration.ofMillis(1)));

    @TempDir
    private Path folder = Path.of("");

    private @Nullable SmtpServer server;
    private @Nullable Spool spool;

    @BeforeEach
    void open() throws Exception {
        server = SmtpServer.start(0);
        spool = Spool.open(folder.resolve("spool.db"), Clock.systemUTC());
    }

    @AfterEach
    void close() throws Exception {
        server().close();
        spool().close();
    }

    @Test
    void questionsOfASourceThatCameTogetherAreOneMailWithoutAValueInItsSubject() throws Exception {
        ask(WEEK, "sales", "1.187");
        ask(WEEK, "bread", "2.345");
        try (QuestionMails mails = mails(Locale.of("es"))) {
            mails.start();
            mails.wake("Panadería Trigo Nuevo");
            await().until(() -> server().mails().size() == 1);
        }

        MimeMessage mail = server().mails().getFirst();
        assertThat(mail.getSubject()).isEqualTo("Minga pregunta por un archivo de Panadería Trigo Nuevo");
        assertThat(mail.getAllRecipients()[0]).hasToString("=?UTF-8?Q?Jos=C3=A9_N=C3=BA=C3=B1ez?= <jose@pan.example>");
        assertThat(mail.getFrom()[0]).hasToString("Minga <minga@pan.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContent().toString())
                .contains("Hola, José Núñez:", "semana-#.csv", "¿\"1.187\" es", "¿\"2.345\" es", "answers.yaml")
                .contains("Respuestas: point, comma");
    }

    @Test
    void eachQuestionIsMailedOnceAlsoAfterARestart() throws Exception {
        ask(WEEK, "sales", "1.187");
        mailsOf(1);
        mailsOf(1);
        ask(WEEK, "bread", "2.345");
        mailsOf(2);
        assertThat(server().mails().getLast().getContent().toString())
                .contains("2.345")
                .doesNotContain("1.187");
    }

    @Test
    void whatIsAnsweredOrHasNoContactIsNotMailed() throws Exception {
        ask(WEEK, "sales", "1.187");
        answers().answer(1, "comma");
        answers().ask(WEEK, List.of(question("cash", "7.654")), Contacts.NONE);
        mailsOf(0);
    }

    @Test
    void aServerThatDoesNotAnswerIsInTheStatusAndTriedABoundedNumberOfTimes() throws Exception {
        int port = server().port();
        server().close();
        ask(WEEK, "sales", "1.187");
        try (QuestionMails mails = mails(Locale.ENGLISH)) {
            mails.start();
            mails.wake("Pan");
            await().until(() -> problem().contains("tried again with the next file only"));
            assertThat(problem()).contains("jose@pan.example", "section mail of agent.yaml");

            server = SmtpServer.start(port);
            mails.wake("Pan");
            await().until(() -> server().mails().size() == 1);
            await().until(() -> problem().isEmpty());
        }
    }

    @Test
    void aRefusedAddressDoesNotHoldUpTheOthers() throws Exception {
        server().refuse("jose@");
        ask(WEEK, "sales", "1.187");
        ask(new FileFamily("mes-#.csv 12345678"), "people", "2.345");
        mailsOf(1);

        assertThat(server().mails().getFirst().getAllRecipients()[0]).hasToString("Ana Rojas <ana@pan.example>");
        assertThat(problem()).contains("jose@pan.example").doesNotContain("ana@pan.example");
    }

    @Test
    void withoutStarttlsNothingIsSentUnlessTheSettingsAllowIt() throws Exception {
        ask(WEEK, "sales", "1.187");
        MailSettings encrypted =
                new MailSettings("localhost", server().port(), true, "minga@pan.example", "minga", password());
        try (QuestionMails mails = new QuestionMails(spool(), answers(), encrypted, Locale.ENGLISH)) {
            mails.sendNow();
        }
        assertThat(server().mails()).isEmpty();
        assertThat(server().commands()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        assertThat(problem()).contains("STARTTLS");
    }

    @Test
    void signsInWithThePasswordOfTheFile() throws Exception {
        ask(WEEK, "sales", "1.187");
        MailSettings settings =
                new MailSettings("localhost", server().port(), false, "minga@pan.example", "minga", password());
        try (QuestionMails mails = new QuestionMails(spool(), answers(), settings, Locale.ENGLISH)) {
            mails.sendNow();
        }
        assertThat(server().commands())
                .contains(
                        "AUTH PLAIN " + Base64.getEncoder().encodeToString("minga\0minga\0contraseña".getBytes(UTF_8)));
    }

    @Test
    void aServerThatSaysNothingDoesNotHoldUpTheEnd() throws Exception {
        ask(WEEK, "sales", "1.187");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            MailSettings settings =
                    new MailSettings("localhost", silent.getLocalPort(), false, "minga@pan.example", null, null);
            QuestionMails mails = new QuestionMails(spool(), answers(), settings, Locale.ENGLISH, AT_ONCE);
            mails.start();
            mails.wake("Pan");
            var _ = silent.accept();
            long before = System.nanoTime();
            mails.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void settingsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new MailSettings("smtp", 0, true, "a@b", null, null))
                .hasMessageContaining("port \"0\", expected 1 to 65535");
        assertThatThrownBy(() -> new MailSettings("smtp", 25, true, "minga", null, null))
                .hasMessageContaining("mail \"minga\", expected a mail address");
        assertThatThrownBy(() -> new MailSettings("smtp", 25, true, "a@b", "minga", null))
                .hasMessageContaining("expected both");
    }

    private void mailsOf(int count) throws Exception {
        try (QuestionMails mails = mails(Locale.ENGLISH)) {
            mails.sendNow();
        }
        assertThat(server().mails()).hasSize(count);
    }

    private QuestionMails mails(Locale language) {
        return new QuestionMails(
                spool(),
                answers(),
                new MailSettings("localhost", server().port(), false, "minga@pan.example", null, null),
                language,
                AT_ONCE);
    }

    private void ask(FileFamily source, String indicator, String text) throws Exception {
        Contacts contacts = new Contacts(JOSE, Map.of(new IndicatorCode("people"), ANA));
        answers().ask(source, List.of(question(indicator, text)), contacts);
    }

    private static Question question(String indicator, String text) {
        return Question.of(
                Subject.decimalMark(new IndicatorCode(indicator)),
                Message.of("ask.mark", indicator, text, 1.0, 1000.0, "point", "comma"));
    }

    private Path password() throws Exception {
        return Files.writeString(folder.resolve("mail.password"), "contraseña\r\n");
    }

    private AnswersFile answers() {
        return new AnswersFile(folder.resolve("answers.yaml"));
    }

    private String problem() throws Exception {
        return spool().status().words().problem();
    }

    private SmtpServer server() {
        return Objects.requireNonNull(server);
    }

    private Spool spool() {
        return Objects.requireNonNull(spool);
    }
}
