package coop.minga.ui;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The address at which a person wants to be asked, on the page of the account. */
class AddressIntegrationTests extends OpenRoom {

    @AfterEach
    void forget() {
        room.sql().sql("update person set mail_address = null").update();
    }

    @Test
    void keepsTheAddressThatAPersonGivesUntilTheyTakeItAway() {
        var dora = screen("dora");
        see(dora, "account");
        save(dora, " dora@dairy.example ");
        assertThat(text(dora)).contains("Saved.");
        assertThat(addressOf("dora")).isEqualTo("dora@dairy.example");
        assertThat(addressOf("ana")).isEmpty();
        var again = screen("dora");
        see(again, "account");
        assertThat(again.find(TextField.class).single().getValue()).isEqualTo("dora@dairy.example");
        save(again, "");
        assertThat(text(again)).contains("No address is shown.");
        assertThat(addressOf("dora")).isEmpty();
    }

    @Test
    void keepsNothingThatIsNoAddress() {
        var dora = screen("dora");
        see(dora, "account");
        save(dora, "dora@dairy.example?cc=all@dairy.example");
        assertThat(dora.find(TextField.class).single().isInvalid()).isTrue();
        assertThat(text(dora)).doesNotContain("Saved.");
        assertThat(addressOf("dora")).isEmpty();
    }

    private static void save(BrowserlessUIContext screen, String address) {
        screen.test(screen.find(TextField.class).single()).setValue(address);
        screen.test(screen.find(Button.class).withText("Save").single()).click();
    }

    private static String addressOf(String person) {
        return room.sql()
                .sql("select coalesce(mail_address, '') from person where id = :person")
                .param("person", person)
                .query(String.class)
                .single();
    }
}
