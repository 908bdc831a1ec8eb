package coop.minga.ui;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** The sign-in page in a separate browser. */
record SignInForm(HttpClient browser, String address, String token) {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    static SignInForm open(SampleRoom room) throws IOException, InterruptedException {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var address = "http://localhost:" + room.port() + "/";
        var page = browser.send(
                HttpRequest.newBuilder(URI.create(address + "sign-in")).build(), HttpResponse.BodyHandlers.ofString());
        var token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new IllegalStateException("no page to sign in at");
        }
        return new SignInForm(browser, address, token.group(1));
    }

    /** @return the redirect target */
    String send(String person) throws IOException, InterruptedException {
        var form = "username=" + person + "&password=minga&_csrf=" + token;
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create(address + "sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        return answer.headers().firstValue("Location").orElse("");
    }

    HttpResponse<String> look(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
