package coop.minga.ui;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The room as the network sees it: who gets in, and what every answer forbids the browser to do. */
class DoorIntegrationTests extends RoomOfATest {

    private static final Pattern BUNDLE = Pattern.compile("src=\"\\./(VAADIN/build/indexhtml-[^\"]+)\"");

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final HttpClient browser = newBrowser();

    @Test
    void sendsStrangersToTheDoor() throws Exception {
        for (var path : new String[] {"", "alert/1", "indicator/1", "operations", "account", "nothing"}) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/sign-in");
        }
    }

    @Test
    void letsThePageLoadNothingFromElsewhere() throws Exception {
        var page = get("sign-in");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'self'");
        assertThat(page.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body()).doesNotContain("src=\"http").doesNotContain("href=\"http");
    }

    @Test
    void carriesTheBrowserPartsThatItNames() throws Exception {
        var page = get("sign-in").body();
        var bundle = BUNDLE.matcher(page);
        assertThat(bundle.find()).isTrue();
        for (var path : new String[] {
            bundle.group(1),
            "lumo/lumo.css",
            "assets/minga.css",
            "assets/minga.svg",
            "assets/clock.js",
            "assets/frame.js",
            "assets/series-chart.js",
            "_static/echarts/6.0.0/dist/echarts.common.min.js"
        }) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void speaksTheLanguageOfTheBrowserAtTheDoor() throws Exception {
        var asked =
                request("sign-in").header("Accept-Language", "es-CL,es;q=0.9").build();
        assertThat(send(asked).body()).contains("lang=\"es\"");
    }

    @Test
    void opensToTheRightPasswordAndAPageOfItsOwnRequest() throws Exception {
        assertThat(signIn("ana", "minga")).endsWith("/");
        assertThat(signIn("ana", "wrong")).endsWith("/sign-in?error");
        assertThat(signIn("nobody", "minga")).endsWith("/sign-in?error");
        assertThat(signIn("", "")).endsWith("/sign-in?error");
    }

    @Test
    void letsNobodyInByAFormOfAnotherSite() throws Exception {
        token();
        assertThat(signIn("ana", "minga", "")).endsWith("/sign-in");
        assertThat(signIn("ana", "minga", "made-up")).endsWith("/sign-in");
        assertThat(get("account").statusCode()).isEqualTo(302);
        assertThat(signIn("ana", "minga")).doesNotContain("sign-in");
        assertThat(get("account").statusCode()).isEqualTo(200);
    }

    @Test
    void writesDownWhoWasRefusedWithoutWhatTheyTyped() throws Exception {
        signIn("vera", "wrong");
        signIn("vera", "wrong");
        signIn("my secret phrase", "wrong");
        assertThat(room.sql()
                        .sql("select address || ' ' || action || ' ' || target || ' ' || times from refusal"
                                + " where target in ('account vera', 'an account that is not there')")
                        .query(String.class)
                        .list())
                .contains("127.0.0.1 sign in account vera 2")
                .anyMatch(row -> row.startsWith("127.0.0.1 sign in an account that is not there"));
    }

    @Test
    void writesDownAlsoWhomItTurnsAwayUnseenAndLooksAtOthersThroughTheSameProxyAtOnce() throws Exception {
        var token = token();
        var elsewhere = newBrowser();
        var rightToken = token(elsewhere);
        var wrong = Stream.generate(() -> browser.sendAsync(
                        signingIn("dora", "wrong", token, "203.0.113.9"), HttpResponse.BodyHandlers.discarding()))
                .limit(15)
                .toList();
        var start = System.nanoTime();
        var right = elsewhere.send(
                signingIn("dora", "minga", rightToken, "203.0.113.10"), HttpResponse.BodyHandlers.discarding());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(right.headers().firstValue("Location")).get().asString().endsWith("/");
        assertThat(wrong)
                .allSatisfy(answer -> assertThat(answer.get().headers().firstValue("Location"))
                        .get()
                        .asString()
                        .endsWith("?error"));
        assertThat(room.sql()
                        .sql("select address || ' ' || target || ' ' || times from refusal"
                                + " where target = 'account dora'")
                        .query(String.class)
                        .list())
                .containsExactly("203.0.113.9 account dora 15");
    }

    private String signIn(String name, String password) throws Exception {
        return signIn(name, password, token());
    }

    private static HttpClient newBrowser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private String token() throws Exception {
        return token(browser);
    }

    private static String token(HttpClient browser) throws Exception {
        var page = browser.send(request("sign-in").build(), HttpResponse.BodyHandlers.ofString());
        var token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private String signIn(String name, String password, String token) throws Exception {
        return send(signingIn(name, password, token, "127.0.0.1"))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private static HttpRequest signingIn(String name, String password, String token, String address) {
        var form = "username=" + encoded(name) + "&password=" + encoded(password) + "&_csrf=" + encoded(token);
        return request("sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).build());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + room.port() + "/" + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
