package coop.minga.ui;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.router.RouteConfiguration;
import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.operations.Operations;
import coop.minga.analytics.people.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Pages that show a unit's readings to outsiders leave a log entry for the unit. */
class AccessLogIntegrationTests extends OpenRoom {

    private static final Set<String> SHOW_NO_READINGS =
            Set.of("sign-in", "account", "catalogue", "unit", "map", "operations");

    /** By route: path to it, shown readings, and the unit that must see Luis's access. */
    private static final Map<String, Look> SHOW_READINGS = Map.of(
            "", new Look(() -> "", "Pan horneado", "bakery"),
            "alerts", new Look(() -> "alerts", "20 kg", "bakery"),
            "alert", new Look(() -> "alert/1", "20 kg", "bakery"),
            "ended", new Look(AccessLogIntegrationTests::endAnother, "Pan horneado", "bakery"),
            "indicator", new Look(() -> "indicator/" + room.series("dairy"), "100", "dairy"),
            "figures", new Look(() -> "figures/" + room.series("dairy") + "/" + yesterday(), "100", "dairy"),
            "sum", new Look(() -> "sum/andes/" + AggregatesRoomIntegrationTests.hats(), "50 kg", "workshop1"),
            "calibration", new Look(() -> "calibration", "Dairy", "dairy"));

    /** An alert of the bakery that ended after it was passed on. */
    private static String endAnother() {
        room.sql().sql("""
                        with ended as (
                          insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                            surprisal, confidence, state, current_level, opened_at, clock_from, closed_at)
                          select unit, series, day - 30, day - 30, kind, direction, polarity, value, median, low, high,
                            surprisal, confidence, 'RECOVERED', 'food', now(), now(), now() - interval '20 days' from alert
                          returning id)
                        insert into alert_event (alert, number, at, what, level, note)
                        select id, 2, now(), 'ESCALATED', 'food', '' from ended
                        """).update();
        return "ended";
    }

    @AfterEach
    void removeTheOther() {
        room.sql().sql("delete from alert_event where alert > 1").update();
        room.sql().sql("delete from alert where id > 1").update();
    }

    @BeforeAll
    static void addWorkshops() {
        AggregatesRoomIntegrationTests.addWorkshops();
        room.sql().sql("""
                        insert into judged_week
                        select series, date_trunc('week', :day::date), 7, 7, 6, 7, 7, 0, 0, 1, 7, 13, 14, 14 from indicator
                        """).param("day", yesterday()).update();
    }

    @Test
    void everyPageIsInOneOfTheTwoLists() {
        var luis = screen("luis");
        luis.activate();
        assertThat(RouteConfiguration.forApplicationScope().getAvailableRoutes())
                .extracting(RouteBaseData::getTemplate)
                .extracting(template -> template.split("/:", 2)[0])
                .allSatisfy(route -> assertThat(SHOW_NO_READINGS.contains(route) ^ SHOW_READINGS.containsKey(route))
                        .as("page '%s' is said to show readings or not to", route)
                        .isTrue());
    }

    @Test
    void pagesWithReadingsRecordTheAccessForEachUnit() {
        room.climb();
        SHOW_READINGS.forEach((route, look) -> {
            var luis = screen("luis"); // Now is the first page and counts as an access
            see(luis, "catalogue");
            room.sql().sql("delete from viewing").update();
            assertThat(see(luis, look.path().get())).as("page '%s'", route).contains(look.shows());
            assertThat(room.lookers(look.unit())).as("page '%s'", route).contains("luis");
        });
    }

    @Test
    void anAggregateRecordsAnAccessToEachComponent() {
        see(screen("luis"), "sum/andes/" + AggregatesRoomIntegrationTests.hats());
        assertThat(seenBy("luis")).contains("workshop1", "workshop2", "workshop3", "workshop4", "workshop5");
    }

    @Test
    void pagesWithoutReadingsRecordNoAccess() {
        for (var path : List.of("account", "catalogue", "unit/dairy", "map", "operations")) {
            see(screen("luis"), path);
        }
        see(operator(), "operations");
        assertThat(seenBy("luis")).isEmpty();
        assertThat(seenBy("olga")).isEmpty();
    }

    @Test
    void readingsOfTheOwnUnitRecordNoAccess() {
        see(screen("ana"), "alert/1");
        see(screen("ana"), "");
        assertThat(room.lookers("bakery")).isEmpty();
    }

    @Test
    void operatorsSeeKindAndUnitOfQuarantinedRecordsAndTheirOwnersSeeTheRest() {
        room.putAside("bakery");
        room.sql()
                .sql("update quarantine set detail = 'bread of Monday: 12345 is too much'")
                .update();
        assertThat(see(operator(), "operations"))
                .contains("unreadable", "Bakery", "No. ")
                .doesNotContain("12345");
        assertThat(see(screen("ana"), "unit/bakery")).contains("Reports set aside", "12345");
        for (var other : List.of("dora", "luis", "olga")) {
            assertThat(see(other.equals("olga") ? operator() : screen(other), "unit/bakery"))
                    .doesNotContain("12345");
        }
    }

    @Test
    void whatIsNotKeptIsCountedForOperatorsAndThatOfAUnitForItsPeople() {
        room.countDiscarded("bakery", 1234);
        assertThat(see(operator(), "operations"))
                .contains("1,234 more reports, 56 kB, not kept", "Bakery", "unreadable", "for 30 days")
                .doesNotContain("12345");
        assertThat(see(screen("ana"), "unit/bakery"))
                .contains("1,234 more reports are not kept", "Of each key 200 are kept", "line 7 says 12345");
        for (var other : List.of("dora", "luis", "olga")) {
            assertThat(see(other.equals("olga") ? operator() : screen(other), "unit/bakery"))
                    .doesNotContain("not kept");
            assertThatThrownBy(() -> room.context()
                            .getBean(Operations.class)
                            .discardedOf(new PersonId(other), new UnitId("bakery")))
                    .isInstanceOf(PermissionDeniedException.class);
        }
    }

    private static Set<String> seenBy(String person) {
        return room
                .sql()
                .sql("select unit from viewing where person = :person")
                .param("person", person)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private static LocalDate yesterday() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(1);
    }

    private record Look(Supplier<String> path, String shows, String unit) {}
}
