package coop.minga.ui;

import java.time.Duration;
import java.util.stream.Collectors;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.shared.communication.PushMode;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.security.core.Authentication;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A room with delegates, one screen each. */
abstract class OpenRoom extends TestRoom {

    private SecuredBrowserlessApplicationContext<Authentication> screens;

    @BeforeEach
    void set() {
        screens = SpringBrowserlessApplicationContext.createSecured(room.context(), "coop.minga.ui");
    }

    @AfterEach
    void leave() {
        screens.close();
        room.sql().sql("delete from message").update();
        room.sql().sql("delete from pending_act").update();
        room.sql().sql("delete from announced_event").update();
        room.sql().sql("delete from dirty_series").update();
        room.sql().sql("delete from alert_event where number > 1").update();
        room.sql().sql("""
                        update alert set state = 'OPEN', acknowledged_by = null, closed_at = null, version = 0, value = 20,
                          onset = day, surprisal = 6, current_level = unit, deadline = opened_at + interval '2 days'
                        """).update();
        room.sql()
                .sql("update unit set openness = 'OPEN', closures = '{}' where id in ('dairy', 'mill')")
                .update();
        room.sql().sql("delete from viewing").update();
        room.sql().sql("delete from quarantine").update();
        room.sql().sql("delete from quarantine_count").update();
        room.standOut("milk", 0.5);
    }

    BrowserlessUIContext screen(String person) {
        return screens.newUser(person, "PERSON").newWindow();
    }

    /** A screen that a browser shows. */
    BrowserlessUIContext watched(String person) {
        var screen = screen(person);
        screen.activate();
        screen.getUI().getPushConfiguration().setPushMode(PushMode.AUTOMATIC);
        screen.getUI().getInternals().setPushConnection(new OpenConnection());
        return screen;
    }

    BrowserlessUIContext operator() {
        return screens.newUser("olga", "PERSON", "OPERATOR").newWindow();
    }

    static void say(BrowserlessUIContext screen, String field, String button, String words) {
        screen.test(screen.find(TextArea.class).withCaption(field).single()).setValue(words);
        screen.test(screen.find(Button.class).withText(button).single()).click();
    }

    /** Sends an event like the frame's script. */
    static void tell(BrowserlessUIContext screen, String event) {
        screen.activate();
        var frame = screen.getUI()
                .getInternals()
                .getActiveRouterTargetsChain()
                .getLast()
                .getElement();
        frame.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(frame, event, JsonMapper.shared().createObjectNode()));
    }

    static String see(BrowserlessUIContext screen, String path) {
        screen.navigate(path, Component.class);
        return text(screen);
    }

    static String text(BrowserlessUIContext screen) {
        screen.activate();
        screen.runPendingSignalsTasks();
        screen.roundTrip();
        var frame = screen.getUI().getInternals().getActiveRouterTargetsChain().getLast();
        return text(frame.getElement()).replace('\u00a0', ' ');
    }

    /** The visible text below the element, including static HTML and the content of rows. */
    private static String text(Element element) {
        if (element.isTextNode()) {
            return element.getText();
        }
        if (!element.isVisible()) {
            return "";
        }
        var html = element.getProperty("innerHTML", element.getProperty("content"));
        return html == null
                ? element.getChildren().map(OpenRoom::text).collect(Collectors.joining())
                : Jsoup.parseBodyFragment(html).body().wholeText();
    }

    /** Classes and HTML of the view, including static HTML and rows. */
    static String markup(BrowserlessUIContext screen) {
        screen.activate();
        return markup(screen.getUI()
                .getInternals()
                .getActiveRouterTargetsChain()
                .getFirst()
                .getElement());
    }

    private static String markup(Element element) {
        if (element.isTextNode()) {
            return "";
        }
        return element.getClassList()
                + element.getProperty("innerHTML", "")
                + element.getProperty("content", "")
                + element.getChildren().map(OpenRoom::markup).collect(Collectors.joining());
    }

    static void awaitText(BrowserlessUIContext screen, String words) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(text(screen)).contains(words));
    }
}
