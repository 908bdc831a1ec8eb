package coop.minga.analytics.people;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Devices of earlier sign-ins, by the hash of a random token. A new password removes them. Keeps a person's last ten,
 * until half a year after their last use.
 */
public final class KnownDevices {

    public static final Duration KEPT = Duration.ofDays(180);

    private static final int MOST_OF_A_PERSON = 10;
    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_TOKEN = 64;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    public KnownDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean knows(PersonId person, String token, Instant now) {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            return false;
        }
        return jdbc.sql("""
                        select exists (select from known_device join person on person.id = known_device.person
                          where person.id = :person and token_hash = sha256(:token) and last_at >= :oldest
                            and known_device.password_hash = sha256(convert_to(person.password_hash, 'UTF8')))
                        """)
                .param("person", person.value())
                .param("token", token.getBytes(StandardCharsets.UTF_8))
                .param("oldest", Timestamp.from(now.minus(KEPT)))
                .query(Boolean.class)
                .single();
    }

    /** The device was used again. */
    public void touch(String token, Instant now) {
        jdbc.sql("update known_device set last_at = :now where token_hash = sha256(:token)")
                .param("token", token.getBytes(StandardCharsets.UTF_8))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Creates a token for the device of this sign-in. */
    public String remember(PersonId person, Instant now) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                        insert into known_device (token_hash, person, password_hash, last_at)
                        select sha256(:token), id, sha256(convert_to(password_hash, 'UTF8')), :now
                        from person where id = :person
                        """)
                .param("token", token.getBytes(StandardCharsets.UTF_8))
                .param("person", person.value())
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("""
                        delete from known_device where last_at < :oldest or token_hash in
                          (select token_hash from known_device where person = :person
                           order by last_at desc, token_hash offset :most)
                        """)
                .param("oldest", Timestamp.from(now.minus(KEPT)))
                .param("person", person.value())
                .param("most", MOST_OF_A_PERSON)
                .update();
        return token;
    }
}
