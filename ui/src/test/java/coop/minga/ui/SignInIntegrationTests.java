package coop.minga.ui;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import coop.minga.analytics.people.People;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.Theme;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Sign-in and response headers at the network level. */
class SignInIntegrationTests extends TestRoom {

    private static final Pattern BUNDLE = Pattern.compile("src=\"\\./(VAADIN/build/indexhtml-[^\"]+)\"");

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final HttpClient browser = newBrowser();

    @Test
    void sendsStrangersToTheSignInPage() throws Exception {
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
            "assets/theme.css",
            "assets/minga.svg",
            "assets/clock.js",
            "assets/composer.js",
            "assets/frame.js",
            "assets/search.js",
            "assets/series-chart.js",
            "_static/echarts/6.0.0/dist/echarts.common.min.js"
        }) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void letsBrowsersKeepTheFontForAYear() throws Exception {
        var font = get("assets/fonts/inter-5.3.0-latin.cache.woff2");
        assertThat(font.headers().firstValue("Content-Type")).hasValue("font/woff2");
        assertThat(font.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("max-age=31536000"));
    }

    @Test
    void speaksTheLanguageOfTheBrowserAtSignIn() throws Exception {
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
    void ignoresCredentialsInTheQuery() throws Exception {
        var typed = "username=ana&password=minga";
        for (var type : new String[] {"application/x-www-form-urlencoded", "application/json", "text/plain"}) {
            for (var path :
                    new String[] {"sign-in?" + typed, "sign%2Din?" + typed, "sign-in?%75sername=ana&password=minga"}) {
                var token = "_csrf=" + encoded(token());
                var answer = send(request(path)
                        .header("Content-Type", type)
                        .header("X-XSRF-TOKEN", token())
                        .POST(HttpRequest.BodyPublishers.ofString(token))
                        .build());
                assertThat(answer.statusCode()).as("%s %s", type, path).isIn(400, 415);
                assertThat(get("account").statusCode()).isEqualTo(302);
            }
        }
    }

    @Test
    void recordsADeniedSignInWithoutTheInput() throws Exception {
        signIn("vera", "wrong");
        signIn("vera", "wrong");
        signIn("my secret phrase", "wrong");
        assertThat(room.sql()
                        .sql("select address || ' ' || action || ' ' || target || ' ' || times from access_denial"
                                + " where target in ('account vera', 'an account that is not there')")
                        .query(String.class)
                        .list())
                .contains("127.0.0.1 sign in account vera 2")
                .anyMatch(row -> row.startsWith("127.0.0.1 sign in an account that is not there"));
    }

    @Test
    void writesDownAnAccountByItsNameHoweverItIsWritten() throws Exception {
        new People(room.sql()).put(person("Berta"));
        signIn("Berta", "wrong");
        assertThat(refusedTargets("account Berta")).containsExactly("127.0.0.1 account Berta 1");
        assertThat(signIn("Berta", "minga")).endsWith("/");
    }

    @Test
    void takesANameWithControlCharactersForOneWithoutAnAccount() throws Exception {
        for (var name : new String[] {"an\u0000a", "ana\u0000", "an\u202Ea", "a\r\nb"}) {
            assertThat(signIn(name, "minga")).endsWith("/sign-in?error");
        }
        assertThat(signIn("ana", "min\u0000ga")).endsWith("/sign-in?error");
    }

    @Test
    void meetsUnreadableAddressesWithoutAFault() throws Exception {
        signIn("ana", "minga");
        for (var path : new String[] {
            "unit/%00",
            "unit/an%E2%80%AEa",
            "sum/%00/1",
            "sum/food/1%00",
            "nothing%00",
            "%E2%80%AEnothing",
            "figures/1/%00"
        }) {
            assertThat(get(path).statusCode()).as(path).isIn(200, 302, 400, 404);
        }
    }

    @Test
    void looksAtAllOfManyGuessesAtOnceAndLetsOthersFromTheSameAddressIn() throws Exception {
        var token = token();
        var elsewhere = newBrowser();
        var rightToken = token(elsewhere);
        var wrong = Stream.generate(() -> browser.sendAsync(
                        signingIn("dora", "wrong", token, "203.0.113.9"), HttpResponse.BodyHandlers.discarding()))
                .limit(40)
                .toList();
        var right = elsewhere.send(
                signingIn("luis", "minga", rightToken, "203.0.113.9"), HttpResponse.BodyHandlers.discarding());
        assertThat(right.headers().firstValue("Location")).get().asString().endsWith("/");
        assertThat(wrong)
                .allSatisfy(answer -> assertThat(answer.get().headers().firstValue("Location"))
                        .get()
                        .asString()
                        .endsWith("?error"));
        assertThat(refusedTargets("account dora")).containsExactly("203.0.113.9 account dora 40");
    }

    @Test
    void givesADeviceACookieThatNoScriptReadsAndNoOtherSiteSends() throws Exception {
        var signedIn = send(signingIn("vera", "minga", token(), "203.0.113.20"));
        var cookie = signedIn.headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("minga-device-"))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Secure");
        var token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        assertThat(room.sql()
                        .sql("select count(*) from known_device where token_hash = sha256(:token)")
                        .param("token", token.getBytes(StandardCharsets.UTF_8))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        var again = send(signingIn("vera", "minga", token(), "203.0.113.20"));
        assertThat(again.headers().allValues("Set-Cookie")).noneMatch(each -> each.startsWith("minga-device-"));
    }

    /** Behind a TLS proxy the cookie is sent over TLS only. */
    @Test
    void theCookieOfADeviceIsSecureWhereTheRoomIs() throws Exception {
        var form = signingIn("vera", "minga", token(), "203.0.113.21");
        var secure = HttpRequest.newBuilder(form, (name, value) -> true)
                .header("X-Forwarded-Proto", "https")
                .build();
        assertThat(send(secure).headers().allValues("Set-Cookie"))
                .anyMatch(each -> each.startsWith("minga-device-") && each.contains("Secure"));
    }

    @Test
    void aSignInBeginsASessionWithANewId() throws Exception {
        var before = session(send(request("sign-in").build()));
        var after = session(send(signingIn("ana", "minga", token(), "203.0.113.22")));
        assertThat(before).isNotEmpty();
        assertThat(after).isNotEmpty().isNotEqualTo(before);
        var fixed = HttpRequest.newBuilder(URI.create("http://localhost:" + room.port() + "/account"))
                .header("Cookie", before)
                .build();
        var stranger = HttpClient.newHttpClient().send(fixed, HttpResponse.BodyHandlers.discarding());
        assertThat(stranger.statusCode()).isEqualTo(302);
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("JSESSIONID="))
                .map(each -> each.substring(0, each.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    private static Person person(String name) {
        return new Person(new PersonId(name), name, "{noop}minga", Locale.ENGLISH, Theme.DARK, false);
    }

    private static List<String> refusedTargets(String target) {
        return room.sql()
                .sql("select address || ' ' || target || ' ' || times from access_denial where target = :target")
                .param("target", target)
                .query(String.class)
                .list();
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
