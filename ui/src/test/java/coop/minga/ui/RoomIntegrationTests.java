package coop.minga.ui;

import java.time.LocalDate;
import java.time.ZoneOffset;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.shared.communication.PushMode;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.notify.ChangeTopic;
import coop.minga.analytics.people.PersonId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The room as delegates see it. */
class RoomIntegrationTests extends OpenRoom {

    @Test
    void showsADelegateTheAlertThatReachedTheirUnit() {
        var ana = screen("ana");
        assertThat(see(ana, ""))
                .contains("Federation of the Andes")
                .contains("Yours to answer · 1", "Bread baked: 80% below usual since", "Bakery · nobody has it");
        assertThat(see(ana, "map")).contains("1 alert: worse than usual");
    }

    @Test
    void showsALevelAboveOnlyACountBeforeTheAlertEscalates() {
        var luis = screen("luis");
        assertThat(see(luis, "")).contains("0 con usted").doesNotContain("Pan horneado");
        assertThat(see(luis, "map")).contains("1 alerta: peor de lo habitual").doesNotContain("Pan horneado");
        assertThat(see(luis, "alert/1")).contains("No le corresponde verlo").doesNotContain("Pan horneado");
    }

    @Test
    void showsSiblingsOnlyWhatAUnitOpened() {
        var dora = screen("dora");
        assertThat(see(dora, "")).contains("1of 2").doesNotContain("1 alert", "Bread baked", "20 kg");
        assertThat(see(dora, "map"))
                .contains("1 unit shows its data only to its own people and is not counted here")
                .doesNotContain("1 alert", "Bread baked", "20 kg");
    }

    @Test
    void namesMissingIndicatorsToThoseWhoMaySeeTheReadings() {
        assertThat(see(screen("luis"), "map")).contains("1 de 2 indicadores", "Harina perdida");
        room.sql().sql("update unit set openness = 'CLOSED' where id = 'mill'").update();
        assertThat(see(screen("luis"), "map")).contains("1 de 2 indicadores").doesNotContain("Harina perdida");
    }

    @Test
    void marksWhatTheCatalogueNoLongerNamesAndShowsItsHistory() {
        var retire = "update indicator set retired_on = %s where code = 'milk'";
        var counted = "Dairy\\D*1 indicator";
        assertThat(see(screen("dora"), "catalogue")).containsPattern(counted);
        room.sql().sql(retire.formatted("date '2026-03-05'")).update();
        try {
            assertThat(see(screen("dora"), "unit/dairy")).contains("Not reported any more since", "Milk taken in");
            assertThat(see(screen("dora"), "indicator/" + room.series("dairy")))
                    .contains("Not reported any more since", "100 L");
            assertThat(see(screen("dora"), "catalogue")).doesNotContainPattern(counted);
        } finally {
            room.sql().sql(retire.formatted("null")).update();
        }
    }

    @Test
    void tellsAUnitWhoseWallShowedItsReadings() {
        room.standOut("milk", 0.001);
        assertThat(see(screen("ana"), "")).contains("Milk taken in");
        assertThat(room.lookers("dairy")).containsExactly("ana");
    }

    @Test
    void redrawsNoScreenWithoutABrowserAndRecordsNoAccess() {
        var now = screen("ana");
        var datafeed = screen("ana");
        see(now, "");
        assertThat(see(datafeed, "indicator/" + room.series("dairy"))).contains("100 L");
        room.standOut("milk", 0.001);
        var mill = screen("ana");
        see(mill, "indicator/" + room.firstSeries("mill"));
        room.sql().sql("delete from viewing").update();
        room.sql().sql("update unit set openness = 'CLOSED' where id = 'mill'").update();
        stateAgain("dairy", 100, 55);
        try {
            room.tell(ChangeTopic.READINGS);
            awaitText(mill, "Only the people of Mill see these data.");
            assertThat(text(now)).doesNotContain("1 unit shows its data only", "Milk taken in");
            assertThat(text(datafeed)).contains("100 L").doesNotContain("55 L");
            assertThat(room.lookers("dairy")).isEmpty();
            assertThat(see(datafeed, "indicator/" + room.series("dairy"))).contains("55 L");
            assertThat(room.lookers("dairy")).containsExactly("ana");
        } finally {
            stateAgain("dairy", 55, 100);
        }
    }

    @Test
    void redrawsAHiddenTabAndRecordsAccessesOnlyOnceItIsVisibleAgain() {
        var hidden = lookAtMilk("ana");
        var seen = lookAtMilk("luis");
        room.sql().sql("delete from viewing").update();
        tell(hidden, "minga-away");
        stateAgain("dairy", 100, 55);
        try {
            room.tell(ChangeTopic.READINGS);
            awaitText(seen, "55 L");
            assertThat(text(hidden)).contains("100 L").doesNotContain("55 L");
            assertThat(room.lookers("dairy")).containsExactly("luis");
            tell(hidden, "minga-here");
            awaitText(hidden, "55 L");
            assertThat(room.lookers("dairy")).containsExactlyInAnyOrder("ana", "luis");
        } finally {
            stateAgain("dairy", 55, 100);
        }
    }

    private BrowserlessUIContext lookAtMilk(String person) {
        var screen = screen(person);
        assertThat(see(screen, "indicator/" + room.series("dairy"))).contains("100 L");
        screen.getUI().getPushConfiguration().setPushMode(PushMode.AUTOMATIC);
        screen.getUI().getInternals().setPushConnection(new OpenConnection());
        return screen;
    }

    @Test
    void expectsNothingOnAClosedDay() {
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        room.sql()
                .sql("update unit set closures = array[:day::date] where id = 'dairy'")
                .param("day", yesterday)
                .update();
        var day = room
                .context()
                .getBean(Datafeeds.class)
                .days(new PersonId("dora"), new SeriesId(room.series("dairy")), 60)
                .stream()
                .filter(each -> each.day().equals(yesterday))
                .findFirst()
                .orElseThrow();
        assertThat(day.value()).isEqualTo(100);
        assertThat(day.band()).isNull();
    }

    @Test
    void keepsClosedReadingsFromOthersAndShowsThemToTheirOwn() {
        assertThat(see(screen("luis"), "indicator/" + room.series("bakery")))
                .contains("Solo la gente de Bakery ve estos datos.");
        assertThat(see(screen("ana"), "indicator/" + room.series("bakery"))).contains("20 kg");
    }

    @Test
    void showsOpenReadingsAndTellsTheirUnitWhoLooked() {
        assertThat(see(screen("ana"), "indicator/" + room.series("dairy")))
                .contains("100 L", "Better than usual, above", "Unusual, below", "Unusual pattern", "Began about here");
        assertThat(room.lookers("dairy")).containsExactly("ana");
    }

    @Test
    void keepsTheOperatorsPageForOperators() {
        assertThat(see(screen("ana"), "operations")).contains("Not yours to see");
        assertThat(room.denials()).contains("ana open the page operations");
        var olga = operator();
        assertThat(see(olga, "operations")).contains("None: every report was understood");
    }

    @Test
    void tellsOperatorsByNameWhoseReportWasPutAsideAndOnWhichClock() {
        room.putAside("bakery");
        assertThat(see(operator(), "operations")).contains("Bakery", "federation time");
    }

    @Test
    void letsOperatorsSeeNobodysReadings() {
        assertThat(see(operator(), ""))
                .contains("There are no values of the last days that you may see.")
                .doesNotContain("0 values");
        assertThat(see(operator(), "indicator/" + room.series("dairy")))
                .contains("You have none today")
                .doesNotContain("100 L", "to itself");
        assertThat(see(operator(), "unit/dairy"))
                .contains("Data open to the federation", "You have none today")
                .doesNotContain("to itself");
        assertThat(see(operator(), "unit/bakery")).contains("Only the people of Bakery see these data.");
    }

    @Test
    void saysInPlainWordsThatThereIsNothing() {
        assertThat(see(screen("ana"), "alert/99")).contains("Not yours to see");
        assertThat(see(screen("ana"), "unit/nowhere")).contains("Nothing here");
    }

    @Test
    void listsManyUnitsAPageAtATime() {
        var ana = screen("ana");
        room.sql().sql("""
                        insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                        select 'z' || n, parent, kind, 'Zeta ' || n || '.', zone, rest_days, closures, deadline, openness
                        from unit, generate_series(1001, 1300) as n where id = 'dairy'
                        """).update();
        try {
            assertThat(see(ana, "catalogue"))
                    .contains("Federation of the Andes", "Bakery", "Zeta 1001.", "1 to 200 of ", "Next ones (")
                    .doesNotContain("Zeta 1250.");
            assertThat(see(ana, "catalogue/2"))
                    .contains("Federation of the Andes", "Food", "Zeta 1250.", "201 to ", "Previous ones")
                    .doesNotContain("Zeta 1001.");
            assertThat(see(ana, "catalogue/3")).contains("Nothing here");
            assertThat(see(ana, "catalogue/-2147483648")).contains("Nothing here");
            assertThat(see(ana, "unit/food"))
                    .contains("Zeta 1001.", "more among the units")
                    .doesNotContain("Zeta 1250.");
        } finally {
            room.sql().sql("delete from unit where id like 'z1%'").update();
        }
    }

    @Test
    void listsUnitsAndWhatTheyMeasure() {
        var ana = screen("ana");
        assertThat(see(ana, "catalogue")).contains("Bakery").contains("Dairy").contains("1 indicator");
        assertThat(see(ana, "unit/mill")).containsSubsequence("Lost flour", "percent", "Sacks filled", "sacks");
        assertThat(see(ana, "unit/bakery")).contains("Bread baked").contains("Nobody from outside has looked yet.");
    }

    @Test
    void showsTheUnitThatALinkLeadsToInThePlaceOfTheOneBefore() {
        var ana = screen("ana");
        assertThat(see(ana, "unit/food")).contains("Dairy");
        assertThat(see(ana, "unit/bakery")).contains("Bread baked").doesNotContain("Dairy");
    }

    @Test
    void showsOneIndicatorOrAlertAfterAnotherOnTheSameScreen() {
        var ana = screen("ana");
        see(ana, "indicator/" + room.series("bakery"));
        assertThat(see(ana, "indicator/" + room.series("dairy")))
                .contains("100 L")
                .doesNotContain("20 kg");
        see(ana, "alert/1");
        see(ana, "alert/1");
        assertThat(ana.find(Button.class).withText("Send").all()).hasSize(1);
    }

    @Test
    void stopsShowingReadingsOnAnOpenScreenWhenTheirUnitClosesThem() {
        var ana = screen("ana");
        assertThat(see(ana, "indicator/" + room.series("dairy"))).contains("100 L");
        room.sql().sql("update unit set openness = 'CLOSED' where id = 'dairy'").update();
        room.tell(ChangeTopic.READINGS);
        awaitText(ana, "Only the people of Dairy see these data.");
        assertThat(text(ana)).doesNotContain("100 L");
    }

    @Test
    void writesDownWhenSomebodyIsRefusedALookAtReadings() {
        see(screen("luis"), "indicator/" + room.series("bakery"));
        assertThat(room.denials()).contains("luis look at the readings of indicator " + room.series("bakery"));
    }

    private static void stateAgain(String unit, double before, double now) {
        room.sql()
                .sql("update statement set value = :now where value = :before and series = :series")
                .param("now", now)
                .param("before", before)
                .param("series", room.series(unit))
                .update();
    }
}
