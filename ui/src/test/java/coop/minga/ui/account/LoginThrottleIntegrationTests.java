package coop.minga.ui.account;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import coop.minga.analytics.people.KnownDevices;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.SignInTurns;
import coop.minga.analytics.people.Theme;
import coop.minga.ui.RoomDatabase;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

import static coop.minga.ui.account.PasswordCheck.ACCEPTED;
import static coop.minga.ui.account.PasswordCheck.NOT_CHECKED;
import static coop.minga.ui.account.PasswordCheck.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

/** Sign-in times under a flood of guesses, with simulated time and a real database. */
class LoginThrottleIntegrationTests {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final String HERE = "10.0.0.1";
    private static final int PLACES = 2_000;
    private static final int FEW = 40;
    private static final int DEVICES = 5;

    private static RoomDatabase database;
    private static HikariDataSource pool;
    private static JdbcClient jdbc;

    private final SimulatedExecutor machine = new SimulatedExecutor();
    private LoginThrottle node;

    @BeforeAll
    static void open() {
        database = RoomDatabase.open();
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        Flyway.configure().dataSource(pool).load().migrate();
        jdbc = JdbcClient.create(pool);
    }

    @AfterAll
    static void close() {
        pool.close();
        database.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from sign_in_turn").update();
        jdbc.sql("delete from person").update();
        account("ana", "minga");
        account("luis", "minga");
        node = node();
    }

    @Test
    void aFewMistakesCostNothingThenTheWaitGrowsToEightSecondsAndIsForgotten() {
        var guesses = IntStream.range(0, 12)
                .mapToObj(number -> ask(node, "ana", "guess" + number, HERE, ""))
                .toList();
        machine.run();
        assertThat(guesses.getFirst().waited()).isEqualTo(LoginThrottle.REJECTION_DELAY);
        assertThat(guesses.get(6).waited()).isEqualTo(Duration.ofMillis(1750));
        assertThat(guesses.get(7).waited()).isEqualTo(Duration.ofSeconds(2));
        assertThat(guesses.getLast().waited()).isEqualTo(SignInTurns.LONGEST_WAIT);
        machine.move(Duration.ofMinutes(6));
        assertThat(answer("ana", "minga", HERE).waited()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aThousandGuessesFromAnAddressKeepNobodyThereOut() {
        var guesses = IntStream.range(0, 1_000)
                .mapToObj(number -> ask(node, "ana", "guess" + number, HERE, ""))
                .toList();
        var other = ask(node, "luis", "minga", HERE, "");
        var elsewhere = ask(node, "ana", "minga", "10.0.0.2", "");
        machine.run();
        assertLetIn(other);
        assertLetIn(elsewhere);
        assertThat(guesses).allMatch(each -> each.is() == REJECTED);
        assertThat(guesses)
                .filteredOn(each -> each.waited().compareTo(Duration.ofSeconds(7)) > 0)
                .hasSizeGreaterThan(980);
    }

    @Test
    void aThousandGuessesAtAnAccountFromItsOwnersAddressDoNotLockItOut() {
        assertLetIn(answer("ana", "minga", HERE));
        for (var flood = 0; flood < 2; flood++) {
            var half = flood;
            IntStream.range(0, 500).forEach(number -> ask(node, "ana", "guess " + half + number, HERE, ""));
            var right = ask(node, "ana", "minga", HERE, "");
            IntStream.range(500, 1000).forEach(number -> ask(node, "ana", "guess " + half + number, HERE, ""));
            machine.run();
            assertLetIn(right);
        }
    }

    @Test
    void aDeviceThatSignedInBeforeWaitsForNobody() {
        var token = signedIn("ana");
        IntStream.range(0, 1_000).forEach(number -> ask(node, "ana", "guess" + number, HERE, ""));
        IntStream.range(0, 1_500).forEach(number -> ask(node, "luis", "guess" + number, "10.1.0." + number, ""));
        var known = ask(node, "ana", "minga", HERE, token);
        var stolen = ask(node, "luis", "minga", HERE, token);
        machine.run();
        assertLetIn(known);
        assertThat(known.waited()).isLessThan(Duration.ofSeconds(1));
        assertThat(stolen.waited()).isGreaterThan(Duration.ofSeconds(7));
    }

    @Test
    void guessesByAKnownDeviceAreSlowedToo() {
        var token = signedIn("ana");
        for (var number = 0; number < 8; number++) {
            ask(node, "ana", "guess" + number, HERE, token);
            machine.run();
        }
        var last = ask(node, "ana", "guess8", HERE, token);
        machine.run();
        assertThat(last.waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(answer("ana", "minga", "10.0.0.9").waited()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void anotherPasswordEndsTheLanesOfAllDevices() {
        var token = signedIn("ana");
        var id = new PersonId("ana");
        var devices = new KnownDevices(jdbc);
        assertThat(devices.knows(id, token, machine.now())).isTrue();
        assertThat(devices.knows(new PersonId("luis"), token, machine.now())).isFalse();
        account("ana", "another");
        assertThat(devices.knows(id, token, machine.now())).isFalse();
    }

    @Test
    void onlyTheTenLastUsedDevicesOfAPersonAreKept() {
        var first = signedIn("ana");
        for (var number = 0; number < 10; number++) {
            machine.move(Duration.ofHours(1));
            signedIn("ana");
        }
        assertThat(new KnownDevices(jdbc).knows(new PersonId("ana"), first, machine.now()))
                .isFalse();
        assertThat(jdbc.sql("select count(*) from known_device")
                        .query(Long.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void anAccountThatIsTriedFromManyAddressesIsSlowed() {
        var guesses = IntStream.range(0, 30)
                .mapToObj(number -> ask(node, "ana", "guess" + number, "10.0.1." + number, ""))
                .toList();
        var right = ask(node, "ana", "minga", "10.0.2.1", "");
        machine.run();
        assertThat(guesses.subList(12, 30)).allMatch(each -> each.waited().equals(SignInTurns.LONGEST_WAIT));
        assertLetIn(right);
        var later = ask(node, "ana", "guess", "10.0.3.1", "");
        machine.run();
        assertThat(later.waited()).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void nodesCountTogether() {
        var other = node();
        for (var number = 0; number < 4; number++) {
            ask(node, "ana", "guess" + number, HERE, "");
            ask(other, "ana", "guess" + number, "10.0.0.2", "");
        }
        var elsewhere = ask(other, "ana", "minga", "10.0.0.3", "");
        machine.run();
        assertThat(elsewhere.waited()).isGreaterThanOrEqualTo(Duration.ofMillis(3500));
        assertLetIn(elsewhere);
    }

    @Test
    void aFullQueueGivesAPlaceOfTheAddressThatHoldsMost() {
        IntStream.range(0, PLACES).forEach(number -> ask(node, "ana", "guess" + number, HERE, ""));
        var oneMore = ask(node, "ana", "guess", HERE, "");
        assertThat(oneMore.is()).isEqualTo(NOT_CHECKED);
        var other = ask(node, "luis", "minga", HERE, "");
        var elsewhere = ask(node, "ana", "minga", "10.0.0.2", "");
        machine.run();
        assertLetIn(other);
        assertLetIn(elsewhere);
    }

    @Test
    void namesWithoutAnAccountCostNoHashing() {
        IntStream.range(0, 2 * PLACES).forEach(number -> ask(node, "name" + number, "guess", HERE, ""));
        var right = ask(node, "luis", "minga", "10.0.0.2", "");
        machine.run();
        assertLetIn(right);
        assertThat(right.waited()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whereAllPlacesAreTakenAnAccountIsAnsweredLikeANameWithoutOne() {
        List<IntFunction<SignInAttempt>> floods = List.of(
                number -> new SignInAttempt("name" + number, "guess", HERE, ""),
                number -> new SignInAttempt("ana", "guess" + number, HERE, ""),
                number -> new SignInAttempt("name" + number, "guess", "10.1.0." + number, ""));
        for (var flood : floods) {
            for (var address : List.of(HERE, "10.0.0.2")) {
                for (var before : List.of(FEW, 0)) {
                    assertThat(guessAmong(flood, before, "luis", address))
                            .as("%s from %s after %d", flood.apply(0), address, before)
                            .isEqualTo(guessAmong(flood, before, "nobody", address));
                }
            }
        }
    }

    /** A wrong password, sent within the flood. */
    private String guessAmong(IntFunction<SignInAttempt> flood, int before, String name, String address) {
        jdbc.sql("delete from sign_in_turn").update();
        var at = node(FEW);
        IntStream.range(0, before).forEach(number -> at.check(flood.apply(number), answer -> {}));
        var guess = ask(at, name, "guess", address, "");
        IntStream.range(before, 2 * FEW).forEach(number -> at.check(flood.apply(number), answer -> {}));
        IntStream.range(0, 5).forEach(number -> ask(at, "ana", "guess", "10.2.0." + number, ""));
        machine.run();
        return guess.is() + " after " + guess.waited();
    }

    @Test
    void knownDevicesBeyondTheirReservedPlacesQueueLikeOthers() {
        var tokens = IntStream.range(0, DEVICES + 1)
                .mapToObj(number -> signedIn("ana"))
                .toList();
        var tries = tokens.stream()
                .map(token -> ask(node, "ana", "minga", HERE, token))
                .toList();
        assertThat(turns()).isEqualTo(DEVICES + 2);
        machine.run();
        assertThat(tries).allSatisfy(LoginThrottleIntegrationTests::assertLetIn);
        tries.forEach(each -> node.rememberDevice(each.outcome()));
        assertThat(jdbc.sql("select distinct tries from sign_in_turn")
                        .query(Integer.class)
                        .list())
                .as("right ones do not count")
                .containsExactly(0);
    }

    private static long turns() {
        return jdbc.sql("select count(*) from sign_in_turn").query(Long.class).single();
    }

    @Test
    void attemptsExpire() {
        IntStream.range(0, 50).forEach(number -> ask(node, "ana", "guess" + number, "10.0.1." + number, ""));
        machine.run();
        machine.move(Duration.ofMinutes(6));
        answer("luis", "minga", HERE);
        assertThat(turns()).isEqualTo(2);
    }

    private String signedIn(String name) {
        return node.rememberDevice(new SignInOutcome(new SignInAttempt(name, "minga", HERE, ""), ACCEPTED, false))
                .orElseThrow();
    }

    private Try answer(String name, String password, String address) {
        var asked = ask(node, name, password, address, "");
        machine.run();
        return asked;
    }

    private Try ask(LoginThrottle at, String name, String password, String address, String device) {
        var asked = new Try(machine.now());
        at.check(new SignInAttempt(name, password, address, device), answer -> asked.answered(answer, machine.now()));
        return asked;
    }

    private LoginThrottle node() {
        return node(PLACES);
    }

    private LoginThrottle node(int places) {
        return new LoginThrottle(
                new Accounts(new People(jdbc)),
                new Passwords(new SlowEncoder(machine)),
                new SignInTurns(jdbc),
                new KnownDevices(jdbc),
                machine,
                new ConcurrencyLimit(places, DEVICES));
    }

    private static void account(String name, String password) {
        new People(jdbc)
                .put(new Person(new PersonId(name), name, "{slow}" + password, Locale.ENGLISH, Theme.DARK, false));
    }

    private static void assertLetIn(Try asked) {
        assertThat(asked.is()).isEqualTo(ACCEPTED);
        assertThat(asked.waited()).isLessThanOrEqualTo(BOUND);
    }

    private record SlowEncoder(SimulatedExecutor machine) implements PasswordEncoder {

        @Override
        public String encode(@Nullable CharSequence password) {
            return "{slow}" + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
            machine.hashed();
            return encode(password).equals(encoded);
        }
    }
}
