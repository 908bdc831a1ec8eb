package coop.minga.ui.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import coop.minga.analytics.people.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks passwords. Remembers eight bits of a keyed hash of correct ones, so only one wrong guess in 256 costs a slow
 * hash.
 */
final class Passwords {

    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
    private static final int LONGEST_PASSWORD = 1_000;
    private static final int MOST_KNOWN = 10_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final PasswordEncoder encoder;
    private final SecretKeySpec key;
    private final Map<String, Byte> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Byte> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    boolean matches(Person person, String password) {
        if (password.length() > LONGEST_PASSWORD) {
            return false;
        }
        var sketch = sketch(person, password);
        if (differs(person, sketch) || !hashMatches(person, password)) {
            return false;
        }
        synchronized (known) {
            known.put(person.passwordHash(), sketch);
        }
        return true;
    }

    private boolean differs(Person person, byte sketch) {
        synchronized (known) {
            var expected = known.get(person.passwordHash());
            return expected != null && expected != sketch;
        }
    }

    private boolean hashMatches(Person person, String password) {
        try {
            return encoder.matches(password, person.passwordHash());
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "The password hash of account {} is of a kind that is not known here ({})",
                    person.id(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private byte sketch(Person person, String password) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(person.passwordHash().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Objects.requireNonNull(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)))[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
