package coop.minga.ui;

import java.time.LocalDate;
import java.time.ZoneOffset;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.event.EventActions;
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
                .contains("20 kg; usual 90 to 110 kg. Very likely: a lasting drop")
                .containsSubsequence("Value", "20 kg")
                .containsSubsequence("Usual, 8 in 10", "90 kg to 110 kg", "Usual, 99 in 100", "80 kg to 120 kg")
                .containsSubsequence(
                        "Surprisal",
                        "6.000: about one such day in 1,000,000",
                        "How rare by chance (p)",
                        "1.00e-06",
                        "How sure",
                        "98%")
                .contains("final");
    }

    @Test
    void areKeptFromThoseWhoMayNotSeeTheReadingsAndTheTryIsWrittenDown() {
        assertThat(see(screen("luis"), figures("bakery")))
                .contains("Solo la gente de Bakery ve estos datos.")
                .doesNotContain("20 kg");
        assertThat(room.denials()).contains("luis look at the readings of indicator " + room.series("bakery"));
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
                .contains("Announced, so not compared", "Announced: Strike", "Usual, 8 in 10")
                .doesNotContain("Steady", "How sure", "Chance of");
    }

    @Test
    void recordAnAccessVisibleToTheUnit() {
        assertThat(see(screen("ana"), figures("dairy"))).contains("100 L; usual 90 to 110 L. As usual.");
        assertThat(room.lookers("dairy")).containsExactly("ana");
    }

    @Test
    void leaveTheScreenWhenTheUnitClosesItsReadings() {
        var ana = screen("ana");
        assertThat(see(ana, figures("dairy"))).contains("100 L; usual");
        room.sql().sql("update unit set openness = 'CLOSED' where id = 'dairy'").update();
        room.tell(ChangeTopic.READINGS);
        awaitText(ana, "Only the people of Dairy see these data.");
        assertThat(text(ana)).doesNotContain("100 L");
    }

    @Test
    void anInvalidDateIsNotFound() {
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
