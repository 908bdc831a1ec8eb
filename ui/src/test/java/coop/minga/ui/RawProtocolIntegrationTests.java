package coop.minga.ui;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Alerts;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Handwritten protocol messages that no browser would send. */
class RawProtocolIntegrationTests extends TestRoom {

    private static final int TABS = TabEviction.OF_A_SESSION + 10;
    private static final int SCREENFUL = 1_000_000;
    private static final String IDS = ",\"syncId\":-1,\"clientId\":-1}";

    /** Malformed rests of a message after its token. */
    private static final List<String> GARBLED = List.of(
            "",
            "\"rpc\":5" + IDS,
            "\"rpc\":[5]" + IDS,
            "\"rpc\":[{}]" + IDS,
            "\"rpc\":[{\"type\":\"FORGED\\r\\n2026\"}]" + IDS,
            "\"rpc\":[{\"type\":\"event\",\"node\":\"FORGED\",\"event\":\"click\"}]" + IDS,
            "\"rpc\":[{\"type\":\"mSync\",\"node\":1,\"feature\":1,\"property\":\"FORGED\",\"value\":1}]" + IDS,
            "\"rpc\":[{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":{}}]" + IDS,
            "\"rpc\":[{\"type\":\"publishedEventHandler\",\"node\":1,\"templateEventMethodName\":\"a\\r\\nFORGED\","
                    + "\"templateEventMethodArgs\":[],\"promise\":-1}]" + IDS,
            "\"rpc\":[],\"syncId\":\"FORGED\",\"clientId\":\"FORGED\"}",
            "\"rpc\":[],\"syncId\":-1,\"clientId\":99999}");

    /** Clicks every button, visible or not; acts first. */
    @Test
    void ignoresAClickOnAButtonThatIsNotShownOrIsDisabled() throws Exception {
        room.climb();
        var vera = RawTab.open(room, RawTab.signedIn(room, "vera"));
        var buttons = RawTab.nodes(vera.go("alert/1"), "vaadin-button");
        assertThat(buttons).isNotEmpty();
        for (var button : buttons) {
            vera.click(button);
        }
        assertThat(room.denials()).noneMatch(denial -> denial.startsWith("vera acknowledge"));
        assertThat(room.denials()).noneMatch(denial -> denial.startsWith("vera declare"));
        assertThat(state()).isEqualTo(AlertState.OPEN);

        var luis = RawTab.open(room, RawTab.signedIn(room, "luis"));
        var seen = RawTab.nodes(luis.go("alert/1"), "vaadin-button");
        for (var at = 0; at < seen.size() && pendingActs() == 0; at++) {
            luis.click(seen.get(at));
        }
        assertThat(pendingActs()).as("what Luis, who may, has clicked").isEqualTo(1);
        room.sql().sql("delete from pending_act").update();
    }

    private int pendingActs() {
        return room.sql()
                .sql("select count(*) from pending_act")
                .query(Integer.class)
                .single();
    }

    /** Ana may declare a new normal after typing a reason. */
    @Test
    void ignoresAClickOnAButtonThatIsDisabledForOneWhoMayAct() throws Exception {
        var ana = RawTab.open(room, RawTab.signedIn(room, "ana"));
        var page = ana.go("alert/1");
        var declare = RawTab.disabled(page);
        var before = state();
        assertThat(declare).hasSize(1);
        assertThat(RawTab.nodes(page, "vaadin-button")).containsAll(declare);
        assertThat(ana.click(declare.getFirst())).contains("clientId").doesNotContain("Give a reason of");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aGarbledMessageIsOneLineOfTheLogWithoutATraceOrWhatItSaid() throws Exception {
        var olga = RawTab.open(room, RawTab.signedIn(room, "olga"));
        try (var log = new CapturedLog()) {
            for (var rest : GARBLED) {
                olga.sendGarbled(rest);
                assertThat(log.said()).as(rest).hasSize(1).allSatisfy(line -> assertSaysNothing(line, olga));
            }
            for (var body : new String[] {"{", "FORGED\r\n2026", "[]", "null", "[".repeat(20_000)}) {
                assertThat(olga.sendAsItIs(body).statusCode()).isEqualTo(400);
                assertThat(log.said()).hasSize(1).allSatisfy(line -> assertSaysNothing(line, olga));
            }
            assertThat(olga.sendAsItIs("{}" + " ".repeat(2_000_000)).statusCode())
                    .isEqualTo(413);
            assertThat(log.said()).hasSize(1);
            for (var message : new String[] {"FORGED\r\n2026", "9|FORGED{\r\n", "2|{}"}) {
                olga.push(message);
                await().until(log::saysSomething);
                assertThat(log.said()).allSatisfy(line -> assertSaysNothing(line, olga));
            }
        }
        assertThat(olga.go("account")).contains("Olga");
    }

    /** Also with unusual parameter names or in a form. */
    @Test
    void aGarbledRequestIsRefusedWithOneLineOfTheLogHoweverItIsWritten() throws Exception {
        var olga = RawTab.open(room, RawTab.signedIn(room, "olga"));
        var json = "application/json";
        var form = "application/x-www-form-urlencoded";
        var parts = "multipart/form-data; boundary=b";
        var part = "--b\r\nContent-Disposition: form-data; name=\"v-r\"\r\n\r\nuidl\r\n--b--\r\n";
        var nested = "{\"a\":" + "[".repeat(60) + "]".repeat(60) + "}";
        var manifold = "{\"a\":[" + "{},".repeat(MalformedRequestFilter.MOST_TOKENS) + "{}]}";
        try (var log = new CapturedLog()) {
            for (var each : List.of(
                    new Garbled(400, "?%76-r=uidl&%76-uiId=0", json, "{"),
                    new Garbled(400, "?%76-r=uidl&%76-uiId=0", json, "[[["),
                    new Garbled(400, "?%76-r=uidl&%76-uiId=abc", json, "{}"),
                    new Garbled(400, "?%76-r=heartbeat&%76-uiId=zz", json, ""),
                    new Garbled(415, "", form, "v-r=heartbeat&v-uiId=abc"),
                    new Garbled(415, "", " " + form + ";charset=UTF-8", "v-r=uidl&v-uiId=abc"),
                    new Garbled(415, "", parts, part),
                    new Garbled(415, "sign-in", parts, part),
                    new Garbled(400, "sign-in", form, "v-r=uidl&v-uiId=abc"),
                    new Garbled(400, "sign-in?v-r=uidl", form, "username=olga"),
                    new Garbled(415, "?v-r=uidl&v-uiId=0", json + ";charset=UTF-16", "{}"),
                    new Garbled(400, "?v-r=uidl&v-uiId=0", json, "\uFEFF{}"),
                    new Garbled(400, "?v-r=uidl&v-uiId=0", json, "{}{}"),
                    new Garbled(400, "?v-r=uidl&v-uiId=0", json, nested),
                    new Garbled(400, "?v-r=uidl&v-uiId=0", json, manifold))) {
                assertThat(olga.post(each.path(), each.type(), each.body().getBytes(StandardCharsets.UTF_8)))
                        .as("%s", each)
                        .isEqualTo(each.status());
                assertThat(log.said()).as("%s", each).hasSize(1).allSatisfy(line -> assertSaysNothing(line, olga));
            }
            assertThat(olga.post("?v-r=uidl&v-uiId=0", json, "{}".getBytes(StandardCharsets.UTF_16)))
                    .isEqualTo(400);
            assertThat(log.said()).hasSize(1).allSatisfy(line -> assertSaysNothing(line, olga));
        }
        assertThat(olga.go("account")).contains("Olga");
    }

    @Test
    void aMessageOfAStrangerIsAnsweredAsExpiredWithoutBeingRead() throws Exception {
        try (var stranger = HttpClient.newHttpClient();
                var log = new CapturedLog()) {
            for (var body : new String[] {"{}", "{", "[" + "{},".repeat(300_000) + "{}]"}) {
                var answer = stranger.send(
                        HttpRequest.newBuilder(URI.create(RawTab.address(room) + "?v-r=uidl&v-uiId=0"))
                                .header("Cookie", "JSESSIONID=0")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).contains("sessionExpired");
            }
            assertThat(log.said()).isEmpty();
        }
    }

    @Test
    void ofALongMessageOfTheLogTheBeginningIsKept() throws Exception {
        var olga = RawTab.open(room, RawTab.signedIn(room, "olga"));
        try (var log = new CapturedLog()) {
            olga.sendGarbled("\"rpc\":[{\"type\":\"channel\",\"node\":1,\"channel\":0,\"args\":[\"FORGED"
                    + "A".repeat(900_000) + "\"]}]" + IDS);
            assertThat(log.said())
                    .hasSize(1)
                    .allSatisfy(line ->
                            assertThat(line).hasSizeBetween(1_900, 2_500).contains("Return channel not found"));
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedAtEveryAddress() throws Exception {
        var olga = RawTab.open(room, RawTab.signedIn(room, "olga"));
        var stranger = RawTab.open(room, HttpClient.newHttpClient());
        var tooLong = " ".repeat(2_000_000).getBytes(StandardCharsets.UTF_8);
        var form = ("username=" + "a".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
        try (var log = new CapturedLog()) {
            for (var each : List.of(olga, stranger)) {
                assertThat(each.post(each.pushPath(), "application/json", tooLong))
                        .isEqualTo(413);
                assertThat(each.post("wherever", "application/json", tooLong)).isEqualTo(413);
                assertThat(each.post("sign-in", "application/x-www-form-urlencoded", form))
                        .isEqualTo(413);
                assertThat(log.said()).hasSize(3).allMatch(line -> line.contains("it is too long"));
            }
            assertThat(olga.postInParts(olga.pushPath(), "application/json", tooLong))
                    .isEqualTo(413);
            assertThat(olga.postInParts("sign-in", "application/x-www-form-urlencoded", form))
                    .isEqualTo(400);
            assertThat(log.said()).hasSize(2);
        }
        assertThat(olga.go("account")).contains("Olga");
    }

    @Test
    void ofALongExceptionOfTheLogTheBeginningIsKeptAndTheNextLineIsItsOwn() {
        var typed = "typed\n".repeat(100_000);
        try (var log = new CapturedLog()) {
            LoggerFactory.getLogger("a part").warn("A view failed", new IllegalStateException(typed));
            LoggerFactory.getLogger("a part").warn("A view failed", new IllegalStateException("short"));
            var said = log.said();
            assertThat(said.getFirst()).hasSizeBetween(40_000, 41_000).endsWith("\n");
            assertThat(said.getLast()).contains("short", "\tat ").endsWith("\n");
        }
    }

    @Test
    void inputCanNeitherBeginALogLineNorReverseItsDirection() {
        var typed = "a\r\n2026-11-30 FORGED\u001B[2J\u202E";
        try (var log = new CapturedLog()) {
            LoggerFactory.getLogger("a part").warn("Somebody typed {}", typed, new IllegalStateException(typed));
            var said = String.join("", log.said());
            assertThat(said.lines().filter(line -> line.contains("FORGED"))).hasSize(2);
            assertThat(said.lines().skip(1)).noneMatch(line -> line.startsWith("2026"));
            assertThat(said).contains("\tat ").doesNotContain("\r", "\u001B", "\u202E");
        }
    }

    @Test
    void sendsNoMoreRowsThanAScreenHoldsHoweverManyAreAskedFor() throws Exception {
        var dora = RawTab.open(room, RawTab.signedIn(room, "dora"));
        var page = dora.go("indicator/" + room.series("dairy"));
        var grid = RawTab.nodes(page, "vaadin-grid").getFirst();
        for (var range : new String[] {"0,1000000000", "0,2147483647", "-1000000000,2000000000", "1000000000,50"}) {
            assertThat(dora.call(grid, "setViewportRange", range)).as(range).hasSizeLessThan(SCREENFUL);
        }
        assertThat(dora.ask()).doesNotContain("sessionExpired").doesNotContain("appError\":{\"caption");
    }

    @Test
    void keepsTheSelectionWhenAClientClearsIt() throws Exception {
        var dora = RawTab.open(room, RawTab.signedIn(room, "dora"));
        for (var route : new String[] {"indicator/" + room.series("dairy"), "account", "calibration"}) {
            var page = dora.go(route);
            var choices = new ArrayList<>(RawTab.nodes(page, "vaadin-radio-group"));
            assertThat(choices).as(route).isNotEmpty();
            choices.addAll(RawTab.nodes(page, "vaadin-select"));
            try (var log = new CapturedLog()) {
                for (var choice : choices) {
                    dora.fill(choice, "");
                    dora.fill(choice, "none of them");
                }
                for (var button : RawTab.nodes(page, "vaadin-button")) {
                    dora.click(button);
                }
                assertThat(log.messages()).as(route).doesNotContain("A view failed");
            }
        }
    }

    @Test
    void keepsABoundedNumberOfTabsOfASession() throws Exception {
        var browser = RawTab.signedIn(room, "olga");
        var tabs = new ArrayList<RawTab>();
        for (var tab = 0; tab < TABS; tab++) {
            tabs.add(RawTab.open(room, browser));
        }
        var ended = 0;
        for (var tab : tabs) {
            ended += tab.ask().contains("sessionExpired") ? 1 : 0;
        }
        assertThat(ended).isEqualTo(TABS - TabEviction.OF_A_SESSION);
        assertThat(tabs.getFirst().ask()).contains("sessionExpired");
        assertThat(tabs.getLast().ask()).doesNotContain("sessionExpired");
    }

    @Test
    void keepsATabThatIsUsedHoweverLongItHasBeenOpen() throws Exception {
        var browser = RawTab.signedIn(room, "olga");
        var tabs = new ArrayList<RawTab>();
        for (var tab = 0; tab < TabEviction.OF_A_SESSION; tab++) {
            tabs.add(RawTab.open(room, browser));
        }
        tabs.getFirst().ask();
        tabs.add(RawTab.open(room, browser));
        assertThat(tabs.getFirst().ask()).doesNotContain("sessionExpired");
        assertThat(tabs.get(1).ask()).contains("sessionExpired");
    }

    private record Garbled(int status, String path, String type, String body) {}

    private static void assertSaysNothing(String line, RawTab tab) {
        assertThat(line.lines()).hasSize(1);
        assertThat(line).doesNotContain("FORGED", tab.key(), "\r");
    }

    private static AlertState state() {
        return room.context()
                .getBean(Alerts.class)
                .find(new AlertId(1))
                .orElseThrow()
                .state();
    }
}
