package coop.minga.deploy.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.Mandate;
import coop.minga.deploy.demo.sample.SamplePerson;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The chat board's page behind the demo's sign-in. People see channels of the units for which they act. Only local host
 * names are accepted: a foreign page may use another name.
 */
final class ChatBoardPage extends HttpServlet {
    static final String PATH = "/chat-board";

    private static final long serialVersionUID = 1L;
    private static final Pattern OWN_NAME = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?");

    private final transient ChatBoard board;
    private final transient Map<String, Set<UnitId>> channels;

    ChatBoardPage(ChatBoard board, List<SamplePerson> people) {
        this.board = board;
        this.channels =
                people.stream().collect(Collectors.toMap(person -> person.id().value(), ChatBoardPage::units));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal reader = request.getUserPrincipal();
        Optional<String> page =
                page(reader == null ? "" : reader.getName(), request.getHeader("Host"), request.getHeader("Origin"));
        if (page.isEmpty()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(page.get());
    }

    /**
     * The page for a signed-in person.
     *
     * @param host the requested host name
     * @param origin of a page whose script sent the request; null for navigation
     */
    Optional<String> page(String reader, @Nullable String host, @Nullable String origin) {
        if (reader.isEmpty() || host == null || !OWN_NAME.matcher(host).matches()) {
            return Optional.empty();
        }
        return origin == null || origin.equals("http://" + host)
                ? Optional.of(page(channels.getOrDefault(reader, Set.of())))
                : Optional.empty();
    }

    private static Set<UnitId> units(SamplePerson person) {
        return person.mandates().stream().map(Mandate::unit).collect(Collectors.toUnmodifiableSet());
    }

    private String page(Set<UnitId> units) {
        String list = board.items(units);
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="refresh" content="5">
                <title>Minga: chat board</title>
                <style>
                  :root { color-scheme: light dark; }
                  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 0 auto; padding: 1rem; }
                  ol { list-style: none; padding: 0; }
                  li { border-top: 1px solid; padding: 0.5rem 0; overflow-wrap: anywhere; white-space: pre-line; }
                </style>
                </head>
                <body>
                <main>
                <h1>Chat board</h1>
                <p><a href="/">To the room</a></p>
                <p>What Minga has posted to the channels of the units you act for since the demo was started, the newest
                first. It stands in for a chat server of your own, and forgets everything when the demo stops.</p>
                <ol>%s</ol>
                </main>
                </body>
                </html>
                """.formatted(list.isEmpty() ? "<li>Nothing yet.</li>" : list);
    }
}
