package coop.minga.ui;

import java.time.LocalDate;
import java.time.ZoneOffset;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.effect.EventActions;
import coop.minga.analytics.event.EventDraft;
import coop.minga.analytics.event.KnownEvent.Kind;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.notify.ChangeTopic;
import coop.minga.analytics.people.PersonId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The figures of one day as delegates see them. */
class FiguresIntegrationTests extends OpenRoom {

    @Test
    void showTheSentenceOfADayAndTheNumbersThatItWasMadeFrom() {
        assertThat(see(screen("ana"), figures("bakery")))
                .contains("Expected 90 to 110 kg, came 20 kg: so odd a value comes on about 1 in 1,000,000 such days")
                .containsSubsequence("Reading", "20 kg")
                .containsSubsequence("80 % band", "90 kg to 110 kg", "99 % band", "80 kg to 120 kg")
                .containsSubsequence("Surprisal", "6.000", "p-value", "1.00e-06", "How sure of it", "98%")
                .contains("settled");
    }

    @Test
    void areKeptFromThoseWhoMayNotSeeTheReadingsAndTheTryIsWrittenDown() {
        assertThat(see(screen("luis"), figures("bakery")))
                .contains("Bakery no muestra sus lecturas")
                .doesNotContain("20 kg");
        assertThat(room.refusals()).contains("luis look at the readings of indicator " + room.series("bakery"));
    }

    @Test
    void ofAnAnnouncedDaySayThatItIsNotJudged() {
        var day = yesterday();
        room.context()
                .getBean(EventActions.class)
                .announce(
                        new PersonId("dora"),
                        new SeriesId(room.series("dairy")),
                        new EventDraft(
                                Kind.STRIKE,
                                false,
                                new EventDraft.Period(false, day, day),
                                Direction.DOWN,
                                EventDraft.Promise.NONE,
                                "A strike"));
        assertThat(see(screen("dora"), figures("dairy")))
                .contains("something was announced for this day", "Announced: Strike", "80 % band")
                .doesNotContain("Steady", "How sure of it", "Chance of");
    }

    @Test
    void areALookThatTheUnitSees() {
        assertThat(see(screen("ana"), figures("dairy"))).contains("came 100 L: an ordinary day.");
        assertThat(room.lookers("dairy")).containsExactly("ana");
    }

    @Test
    void leaveTheScreenWhenTheUnitClosesItsReadings() {
        var ana = screen("ana");
        assertThat(see(ana, figures("dairy"))).contains("came 100 L");
        room.sql().sql("update unit set openness = 'CLOSED' where id = 'dairy'").update();
        room.tell(ChangeTopic.READINGS);
        awaitText(ana, "Dairy keeps its readings to itself");
        assertThat(text(ana)).doesNotContain("100 L");
    }

    @Test
    void ofADayThatIsNoneAreNotThere() {
        var series = room.series("bakery");
        assertThat(see(screen("ana"), "figures/" + series + "/tomorrow")).contains("Nothing here");
        assertThat(see(screen("ana"), "figures/" + series)).contains("Nothing here");
        assertThat(see(screen("ana"), "figures/x/" + yesterday())).contains("Nothing here");
    }

    private static String figures(String unit) {
        return "figures/" + room.series(unit) + "/" + yesterday();
    }

    private static LocalDate yesterday() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(1);
    }
}
