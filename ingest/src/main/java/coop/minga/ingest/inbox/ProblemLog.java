package coop.minga.ingest.inbox;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import coop.minga.ingest.message.Message;
import coop.minga.ingest.spool.SpoolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a problem once, until it changes or is cleared. Not thread-safe. */
public final class ProblemLog {
    /** Prefix of the subjects in the spool. */
    public static final String PREFIX = "watch ";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemLog.class);
    private static final String FILE = "file ";

    private final ProblemStore store;
    private final Locale language;
    private final Map<String, String> reported = new HashMap<>();

    public ProblemLog(ProblemStore store, Locale language) {
        this.store = store;
        this.language = language;
    }

    public void report(String subject, Message said) {
        String words = said.in(language);
        if (!words.equals(reported.get(subject))) {
            LOG.error("{}", words);
            save(subject, words);
            reported.put(subject, words); // last: what could not be recorded is tried again
        }
    }

    public void clear(String subject) {
        if (reported.remove(subject) != null) {
            save(subject, "");
        }
    }

    public void reportFile(String name, Message said) {
        report(FILE + name, said);
    }

    public void clearFile(String name) {
        clear(FILE + name);
    }

    /**
     * Clears the problems of files of a folder that no longer exist.
     *
     * @param folder its name with a slash, or empty
     */
    void retainFiles(String folder, Set<String> names) {
        String prefix = FILE + folder;
        reported.keySet().stream()
                .filter(subject -> subject.startsWith(prefix) && subject.indexOf('/', prefix.length()) < 0)
                .filter(subject -> !names.contains(subject.substring(prefix.length())))
                .toList()
                .forEach(this::clear);
    }

    private void save(String subject, String words) {
        try {
            store.save(PREFIX + subject, words);
        } catch (SpoolException failure) {
            LOG.warn("{}", Message.of("said.not-in-status", failure.said()).in(language));
        }
    }

    /** Stores problems. An empty text clears the subject. */
    public interface ProblemStore {
        void save(String subject, String words) throws SpoolException;
    }
}
