package coop.minga.analytics.channel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A room on an IRC server, and the nick to use. */
public record IrcAddress(String host, int port, String nick, String room) {

    private static final String EXPECTED = "expected irc://[nick@]host[:port]/#room";
    private static final String USUAL_NICK = "minga";
    private static final int USUAL_PORT = 6667;
    private static final int LONGEST_ROOM = 50;
    private static final Pattern NICK = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,29}");

    public IrcAddress {
        require(NICK.matcher(nick).matches(), "nick '" + nick + "' is not a letter followed by letters and digits");
        var bytes = room.getBytes(StandardCharsets.UTF_8).length;
        var clean = room.chars().noneMatch(each -> each <= ' ' || each == ',' || each == ':' || each == 0x7f);
        require(
                room.startsWith("#") && bytes > 1 && bytes <= LONGEST_ROOM && clean,
                "'" + ChatText.of(room) + "' is not a room's name: # and up to 49 bytes without blank, comma or colon");
    }

    public static IrcAddress of(URI address) {
        require(!"ircs".equalsIgnoreCase(address.getScheme()), "irc with TLS (ircs) is not spoken yet");
        require("irc".equalsIgnoreCase(address.getScheme()), "'" + address.getScheme() + "' is not irc");
        var host = address.getHost();
        var path = address.getPath();
        var room = address.getFragment();
        if (host == null || room == null || !(path.isEmpty() || path.equals("/")) || address.getQuery() != null) {
            throw new IllegalArgumentException("not the address of an IRC room; " + EXPECTED);
        }
        var nick = address.getUserInfo() == null ? USUAL_NICK : address.getUserInfo();
        return new IrcAddress(host, address.getPort() < 0 ? USUAL_PORT : address.getPort(), nick, "#" + room);
    }

    /** Rooms with the same server and nick share one connection. */
    public Server server() {
        return new Server(host, port, nick);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise + "; " + EXPECTED);
        }
    }

    public record Server(String host, int port, String nick) {

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
