package coop.minga.ui;

import java.time.LocalDate;
import java.time.ZoneOffset;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import coop.minga.analytics.act.UndoableActs;
import coop.minga.analytics.notify.ChangeTopic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Delegates' acts on an alert, with the time to undo them. */
class AlertActsIntegrationTests extends OpenRoom {

    @Test
    void letsADelegateLookAfterItAndEverybodyWhoMaySeeItSeesSoAtOnce() {
        room.climb();
        var ana = screen("ana");
        see(ana, "alert/1");
        press(ana, "We look after it");
        awaitText(ana, "Ana looks after it. Recorded in a few seconds.");
        assertThat(see(screen("luis"), "alert/1")).contains("Ana se ocupa. Se registra en unos segundos.");
        assertThat(state()).isEqualTo("OPEN");
        commit();
        assertThat(state()).isEqualTo("ACKNOWLEDGED");
        var later = screen("ana");
        assertThat(see(later, "alert/1")).doesNotContain("Recorded in a few seconds");
        assertThat(later.find(Button.class).withText("Ana looks after it.").all())
                .hasSize(1);
    }

    @Test
    void forgetsAnActThatIsUndone() {
        var ana = screen("ana");
        see(ana, "alert/1");
        press(ana, "We look after it");
        awaitText(ana, "Recorded in a few seconds");
        ana.test(ana.find(Button.class)
                        .from(ana.find(Notification.class).single())
                        .withText("Undo")
                        .single())
                .click();
        awaitText(ana, "Nobody looks after it yet.");
        commit();
        assertThat(state()).isEqualTo("OPEN");
    }

    @Test
    void letsADelegateChooseWhoLooksAfterIt() {
        room.climb();
        var ana = screen("ana");
        see(ana, "alert/1");
        press(ana, "Luis");
        awaitText(ana, "Ana asks Luis to look after it.");
        commit();
        awaitText(ana, "Ana asked Luis to look after it");
        assertThat(ana.find(Button.class).withText("Luis looks after it.").all())
                .hasSize(1);
    }

    @Test
    void letsTheLevelThatHoldsItSayWithAReasonThatItWillStay() {
        var ana = screen("ana");
        see(ana, "alert/1");
        var declare = ana.find(Button.class).withText("Confirm: it will stay like this");
        assertThat(declare.single().isEnabled()).isFalse();
        ana.test(ana.find(TextArea.class).withCaption("Reason").single()).setValue("One oven less since Monday");
        ana.test(declare.single()).click();
        awaitText(ana, "Ana says that it will stay like this: “One oven less since Monday”.");
        assertThat(state()).isEqualTo("OPEN");
        commit();
        assertThat(state()).isEqualTo("NEW_NORMAL");
        awaitText(ana, "Ana says: it will stay like this");
    }

    @Test
    void saysToTheUnitWhoDecidesOnceALevelAboveHoldsIt() {
        room.climb();
        var ana = screen("ana");
        assertThat(see(ana, "alert/1")).contains("Food decides.");
        assertThat(ana.find(TextArea.class).withCaption("Reason").all()).isEmpty();
    }

    @Test
    void asksForASecondPersonWhereHarmToPeopleWillStay() {
        room.climb();
        room.sql().sql("update indicator set harm = true").update();
        try {
            var luis = screen("luis");
            see(luis, "alert/1");
            luis.test(luis.find(TextArea.class).withCaption("Motivo").single()).setValue("Es así");
            press(luis, "Confirmar: va a seguir así");
            awaitText(luis, "Debe confirmarlo una segunda persona.");
            assertThat(luis.find(Button.class).withText("Confirmar").all()).isEmpty();
            var ana = screen("ana");
            see(ana, "alert/1");
            press(ana, "Confirm");
            awaitText(ana, "Recorded in a few seconds.");
            commit();
            awaitText(ana, "Luis said that it will stay like this, and Ana confirmed");
        } finally {
            room.sql().sql("update indicator set harm = false").update();
        }
    }

    @Test
    void opensTheAnnouncementFilledInFromTheAlert() {
        var ana = screen("ana");
        see(ana, "alert/1");
        press(ana, "It was known …");
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        assertThat(ana.find(DatePicker.class).all())
                .filteredOn(Component::isVisible)
                .first()
                .extracting(DatePicker::getValue)
                .isEqualTo(yesterday);
        assertThat(ana.find(Details.class).all()).anyMatch(Details::isOpened);
    }

    @Test
    void saysHowToCorrectAWrongValueAndKeepsWhatIsHalfWritten() {
        var ana = screen("ana");
        assertThat(see(ana, "alert/1")).contains("in the file that the agent of Bakery reads");
        var reason = ana.find(TextArea.class).withCaption("Reason").single();
        ana.test(reason).setValue("half");
        room.sql().sql("update alert set value = 37 where id = 1").update();
        room.tell(ChangeTopic.ALERTS);
        awaitText(ana, "37 kg that day");
        assertThat(reason.getValue()).isEqualTo("half");
        assertThat(reason.isAttached()).isTrue();
    }

    private String state() {
        return room.sql().sql("select state from alert").query(String.class).single();
    }

    /** As a node does when the time to undo is over. */
    private void commit() {
        room.sql()
                .sql("update pending_act set due_at = clock_timestamp() - interval '1 hour'")
                .update();
        room.context().getBean(UndoableActs.class).commitDue();
    }

    private static void press(BrowserlessUIContext screen, String button) {
        screen.test(screen.find(Button.class).withText(button).single()).click();
    }
}
