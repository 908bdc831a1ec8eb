package coop.minga.ingest.agent;

import java.util.HashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what is wrong once, and not again at every try until it is something else or was well in between. */
final class Complaints {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private final Map<String, String> said = new HashMap<>();

    void say(String subject, String words) {
        if (!words.equals(said.put(subject, words))) {
            LOG.error("{}", words);
        }
    }

    void clear(String subject) {
        said.remove(subject);
    }
}
