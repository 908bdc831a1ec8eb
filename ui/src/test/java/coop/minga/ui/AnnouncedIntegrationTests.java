package coop.minga.ui;

import java.time.LocalDate;
import java.time.ZoneOffset;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.NumberField;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Announcements on an indicator's page, as others see them. */
class AnnouncedIntegrationTests extends OpenRoom {

    @Test
    void aDelegateAnnouncesAnEventAndWithdrawsIt() {
        var ana = screen("ana");
        assertThat(see(ana, page("bakery"))).contains("Nothing was announced.", "Announce something");
        say(ana, "Reason", "Announce", "The oven is cleaned");
        assertThat(text(ana)).contains("Maintenance", "The oven is cleaned", "not sure");
        assertThat(marked("bread")).isTrue();
        click(ana, "Withdraw …");
        assertThat(text(ana)).contains("The oven is cleaned", "Withdraw it?");
        assertThat(rows()).isEqualTo(1);
        click(ana, "Keep it");
        assertThat(text(ana)).contains("The oven is cleaned").doesNotContain("Withdraw it?");
        click(ana, "Withdraw …");
        click(ana, "Withdraw it");
        assertThat(text(ana)).contains("Nothing was announced.").doesNotContain("The oven is cleaned");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void invalidInputIsReportedBesideTheFormAndKept() {
        var ana = screen("ana");
        see(ana, page("bakery"));
        var first = LocalDate.of(2000, 1, 1);
        ana.test(ana.find(DatePicker.class).withCaption("First day").single()).setValue(first);
        say(ana, "Reason", "Announce", "Long ago");
        assertThat(text(ana)).contains("The first day is more than 366 days ago: choose a later one.");
        assertThat(ana.find(DatePicker.class).withCaption("First day").single().getValue())
                .isEqualTo(first);
        assertThat(rows()).isZero();
    }

    @Test
    void aPromisedEffectIsDescribedInASentence() {
        var ana = screen("ana");
        see(ana, page("bakery"));
        lasting(ana.find(RadioButtonGroup.class).withCaption("For how long").single());
        ana.test(ana.find(NumberField.class).withCaption("Expected effect").single())
                .setValue(8.0);
        ana.test(ana.find(DatePicker.class).withCaption("By").single())
                .setValue(LocalDate.now(ZoneOffset.UTC).plusDays(60));
        say(ana, "Reason", "Announce", "A second shift");
        assertThat(text(ana)).contains("+8% by", "not yet", "Values so far", "up");
    }

    @Test
    void ofManyEventsTheLatestAreShownAndMoreWhenAskedFor() {
        var ana = screen("ana");
        see(ana, page("bakery"));
        for (var number = 1; number <= 12; number++) {
            say(ana, "Reason", "Announce", "Cleaning number " + number + ".");
        }
        assertThat(text(ana)).contains("Show more (2)", "number 12.").doesNotContain("number 1.", "number 2.");
        click(ana, "Show more (2)");
        assertThat(text(ana)).contains("number 1.", "number 2.", "number 12.").doesNotContain("Show more");
    }

    @Test
    void whoMayOnlyLookSeesWhatWasAnnouncedAndNoForm() {
        var dora = screen("dora");
        see(dora, page("dairy"));
        say(dora, "Reason", "Announce", "The tank is changed");
        assertThat(see(screen("vera"), page("dairy")))
                .contains("The tank is changed")
                .doesNotContain("Withdraw");
        assertThat(see(screen("luis"), page("dairy"))).contains("Mantenimiento", "The tank is changed");
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the group is found by class
    private static void lasting(RadioButtonGroup group) {
        group.setValue(true);
    }

    private static void click(BrowserlessUIContext screen, String button) {
        screen.test(screen.find(Button.class).withText(button).single()).click();
    }

    private static String page(String unit) {
        return "indicator/" + room.firstSeries(unit);
    }

    private static boolean marked(String code) {
        return room.sql()
                .sql("select exists (select from dirty_series join indicator using (series) where code = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    private static long rows() {
        return room.sql()
                .sql("select count(*) from announced_event")
                .query(Long.class)
                .single();
    }
}
