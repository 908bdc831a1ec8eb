package coop.minga.deploy.check;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.zaxxer.hikari.HikariDataSource;
import coop.minga.analytics.FirstStart;
import coop.minga.analytics.FirstStart.Part;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.catalogue.Catalogue;
import coop.minga.analytics.catalogue.CooperativeKeys;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.Channels;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.outbox.Digests;
import coop.minga.analytics.outbox.Outbox;
import coop.minga.analytics.outbox.RoomLinks;
import coop.minga.analytics.people.Mandates;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.Theme;
import coop.minga.ingest.file.UnreadableFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A restart keeps all changes since the first start. */
@RealServices
final class FirstStartIntegrationTests {

    private static final PersonId ANA = new PersonId("ana");
    private static final UnitId BAKERY = new UnitId("bakery");

    @TempDir
    private Path folder;

    private final MovedClock clock = new MovedClock();
    private HikariDataSource pool;
    private JdbcClient jdbc;
    private Federations federations;
    private Units units;
    private People people;
    private Channels channels;

    @BeforeEach
    void open(TestDatabase database) {
        pool = database.migrated();
        jdbc = JdbcClient.create(pool);
        federations = new Federations(jdbc, clock);
        units = new Units(jdbc);
        people = new People(jdbc);
        channels = new Channels(jdbc);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void fillsAnEmptyDatabase() throws Exception {
        start(Set.of(), "Bakery", "{noop}first", "one");
        assertThat(name()).isEqualTo("Bakery");
        assertThat(people.find(ANA)).map(Person::passwordHash).hasValue("{noop}first");
        assertThat(new Mandates(jdbc).of(ANA)).hasSize(1);
        assertThat(address()).hasToString("http://chat.example/one");
    }

    @Test
    void undoesNothingAtALaterStart() throws Exception {
        start(Set.of(), "Bakery", "{noop}first", "one");
        people.put(new Person(ANA, "Ana", "{noop}changed", Locale.ENGLISH, Theme.DARK, true));
        start(Set.of(), "Another name", "{noop}first", "two");
        assertThat(name()).isEqualTo("Bakery");
        assertThat(people.find(ANA)).hasValueSatisfying(ana -> {
            assertThat(ana.passwordHash()).isEqualTo("{noop}changed");
            assertThat(ana.operator()).isTrue();
        });
        assertThat(address()).hasToString("http://chat.example/one");
    }

    @Test
    void saysInOneLineEachWhatWasNotReadAndHowItWouldBe() throws Exception {
        start(Set.of(), "Bakery", "{noop}first", "one");
        try (var log = CapturedLog.of("coop.minga.analytics.FirstStart")) {
            start(Set.of(), "Bakery", "{noop}first", "one");
            assertThat(log.said("federation.yaml: not read, because the database is filled already"))
                    .isTrue();
            assertThat(log.said("people.yaml: not read")).isTrue();
            assertThat(log.said("The chat channels of the settings: not read")).isTrue();
            assertThat(log.said("start once with minga.apply=people")).isTrue();
        }
    }

    @Test
    void appliesOnPurposeWhatTheSettingsName() throws Exception {
        start(Set.of(), "Bakery", "{noop}first", "one");
        start(Set.of(Part.FEDERATION, Part.CHANNELS), "Another name", "{noop}second", "two");
        assertThat(name()).isEqualTo("Another name");
        assertThat(address()).hasToString("http://chat.example/two");
        assertThat(people.find(ANA)).map(Person::passwordHash).hasValue("{noop}first");
    }

    @Test
    void readsThePeopleAgainAfterAStartThatCouldNotTakeThemAll() throws Exception {
        first(Set.of()).federation(federation("Bakery"));
        var wrong = write("people.yaml", people("{noop}first") + mandate("nowhere"));
        assertThatThrownBy(() -> first(Set.of()).people(wrong)).hasMessageContaining("mandate");
        assertThat(people.none()).isTrue();
        first(Set.of()).people(write("people.yaml", people("{noop}first")));
        assertThat(people.find(ANA)).isPresent();
    }

    private void start(Set<Part> apply, String name, String hash, String address)
            throws IOException, UnreadableFileException {
        var first = first(apply);
        first.federation(federation(name));
        first.people(write("people.yaml", people(hash) + mandate("bakery")));
        first.channels(List.of(new ChatChannel(
                new ChannelId("own"),
                BAKERY,
                ChannelKind.WEBHOOK,
                URI.create("http://chat.example/" + address),
                Locale.ENGLISH)));
    }

    private FirstStart first(Set<Part> apply) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        var indicators = new Indicators(jdbc);
        var catalogue = new Catalogue(
                transaction, federations, units, indicators, new CooperativeKeys(jdbc), series -> false, series -> {});
        var links = new RoomLinks(URI.create("http://room.example"));
        var digests = new Digests(jdbc, new Alerts(jdbc), units, indicators, links);
        var outbox = new Outbox(transaction, jdbc, channels, digests, clock);
        return new FirstStart(apply, transaction, catalogue, people, new Mandates(jdbc), channels, outbox);
    }

    private Path federation(String name) throws IOException {
        return write("federation.yaml", """
                federation: fed
                name: The federation
                zone: America/Santiago
                units:
                  - { id: bakery, kind: cooperative, name: %s }
                """.formatted(name));
    }

    private static String people(String hash) {
        return """
                people:
                  - id: ana
                    name: Ana
                    password_hash: "%s"
                """.formatted(hash);
    }

    private static String mandate(String unit) {
        return "    mandates: [{ unit: %s, role: delegate, from: 2026-01-01, until: 2030-01-01 }]\n".formatted(unit);
    }

    private Path write(String file, String text) throws IOException {
        return Files.writeString(folder.resolve(file), text);
    }

    private String name() {
        return units.tree().find(BAKERY).orElseThrow().name();
    }

    private URI address() {
        return channels.find(new ChannelId("own")).orElseThrow().address();
    }
}
