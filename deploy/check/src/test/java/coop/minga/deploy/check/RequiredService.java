package coop.minga.deploy.check;

/** Services that a machine may lack. PostgreSQL and Kafka always exist. */
public enum RequiredService {
    TIMESCALE(
            "a server with TimescaleDB (MINGA_TEST_DATABASE_URL, or ./minga verify on Debian as root or with Docker)"),
    TIMESCALE_COMMUNITY("a server with TimescaleDB's community edition (MINGA_TEST_DATABASE_URL)"),
    IRC("the program ngircd (MINGA_TEST_IRCD, or on the PATH)"),
    BROWSER("chromium and chromedriver (MINGA_TEST_CHROMIUM, MINGA_TEST_CHROMEDRIVER, or on the PATH)"),
    DOCKER("a Docker engine");

    private final String words;

    RequiredService(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
