package coop.minga.ingest.notice;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails each open question once to the person who may know, on its own thread. After a failure it tries again a bounded number
 * of times; the failure stays in the status. A kill between mail and note may repeat a mail.
 */
public final class QuestionMails implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QuestionMails.class);
    private static final String PROBLEM = "mail";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final Spool spool;
    private final AnswersFile answers;
    private final Mailer mailer;
    private final Locale language;
    private final Pace pace;
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile String cooperative = "";
    private @Nullable String noted;
    private int failures;

    public QuestionMails(Spool spool, AnswersFile answers, MailSettings settings, Locale language) {
        this(spool, answers, settings, language, Pace.USUAL);
    }

    QuestionMails(Spool spool, AnswersFile answers, MailSettings settings, Locale language, Pace pace) {
        this.spool = spool;
        this.answers = answers;
        this.mailer = new Mailer(settings, LONGEST_WAIT);
        this.language = language;
        this.pace = pace;
        this.thread = Thread.ofPlatform().name("question-mails").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Sends on this thread, instead of {@link #start}. Tries each mail once. */
    public void sendNow() {
        sendAll();
    }

    /**
     * Signals that there may be new questions. Returns at once.
     *
     * @param name of the cooperative, for the subject
     */
    public void wake(String name) {
        cooperative = name;
        wake.release();
    }

    /** Does not wait for a server that does not answer. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                if (failures == 0 || failures > pace.pauses.size()) {
                    wake.acquire();
                    pause(pace.gather);
                } else {
                    pause(pace.pauses.get(failures - 1));
                }
                wake.drainPermits();
                sendAll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Duration time) throws InterruptedException {
        var _ = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One that fails does not hold up the others. */
    private void sendAll() {
        String failed = "";
        try {
            for (QuestionMail mail : QuestionMail.of(answers.read(), spool.told(), cooperative, language)) {
                if (closing.getCount() > 0) {
                    failed += send(mail);
                }
            }
        } catch (SpoolException failure) {
            failed = failure.said().in(language);
        } catch (UnreadableFileException | RuntimeException failure) { // the thread must survive: nothing restarts it
            failed = failure.toString();
        }
        if (failed.isEmpty()) {
            failures = 0;
            note("");
        } else {
            fail(failed);
        }
    }

    /** Returns the failure, or empty. */
    private String send(QuestionMail mail) throws SpoolException {
        try {
            mailer.send(mail);
        } catch (MessagingException | IOException failure) {
            return mail.to().mail() + ": "
                    + failure.toString().lines().findFirst().orElse("") + " ";
        }
        spool.rememberTold(mail.ids());
        Message sent = Message.of(
                "mail.sent",
                new Message.Detail(mail.to().toString()),
                mail.ids().size());
        LOG.info("{}", sent.in(language));
        return "";
    }

    private void fail(String reason) {
        failures = Math.min(failures, pace.pauses.size()) + 1;
        String key = failures > pace.pauses.size() ? "mail.given-up" : "mail.failing";
        note(Message.of(key, new Message.Detail(reason.strip())).in(language));
    }

    private void note(String words) {
        if (words.equals(noted)) {
            return;
        }
        if (!words.isEmpty()) {
            LOG.warn("{}", words);
        }
        try {
            spool.recordProblem(PROBLEM, words);
            noted = words; // last: what could not be recorded is tried again
        } catch (SpoolException failure) {
            LOG.debug("The state of the mail could not be noted", failure);
        }
    }

    /**
     * When mails are sent.
     *
     * @param gather how long further questions are awaited, to be told in the same mail
     * @param pauses after each failure; with none left, the next file tries once more
     */
    record Pace(Duration gather, List<Duration> pauses) {
        static final Pace USUAL = new Pace(
                Duration.ofSeconds(5),
                List.of(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(6)));
    }
}
