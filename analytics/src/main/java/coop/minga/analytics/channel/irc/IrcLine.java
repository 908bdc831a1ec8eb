package coop.minga.analytics.channel.irc;

import java.util.ArrayList;
import java.util.List;

/**
 * A line from an IRC server (RFC 1459, 2.3), without tags, at most fifteen parameters.
 *
 * @param sender nick or server; empty without one
 */
public record IrcLine(String sender, String command, List<String> parameters) {

    private static final int FIRST_ERROR = 400;
    private static final int LAST_ERROR = 599;
    private static final int MOST_PARAMETERS = 15;

    public static IrcLine of(String text) {
        var rest = text;
        if (rest.startsWith("@")) {
            rest = afterBlank(rest);
        }
        var sender = "";
        if (rest.startsWith(":")) {
            sender = beforeBlank(rest).substring(1).replaceAll("!.*", "");
            rest = afterBlank(rest);
        }
        return new IrcLine(sender, beforeBlank(rest), parameters(afterBlank(rest)));
    }

    boolean is(String other) {
        return command.equalsIgnoreCase(other);
    }

    boolean is(String other, String firstParameter) {
        return is(other) && !parameters.isEmpty() && parameters.getFirst().equalsIgnoreCase(firstParameter);
    }

    boolean error() {
        return command.matches("\\d{3}")
                && Integer.parseInt(command) >= FIRST_ERROR
                && Integer.parseInt(command) <= LAST_ERROR;
    }

    boolean names(String parameter) {
        return parameters.stream().anyMatch(parameter::equalsIgnoreCase);
    }

    /** The server's text, with its number. */
    String words() {
        return (parameters.isEmpty() ? "" : parameters.getLast()) + " (" + command + ")";
    }

    private static List<String> parameters(String text) {
        var found = new ArrayList<String>();
        for (var rest = text; !rest.isEmpty() && found.size() < MOST_PARAMETERS; rest = afterBlank(rest)) {
            if (rest.startsWith(":")) {
                found.add(rest.substring(1));
                break;
            }
            found.add(beforeBlank(rest));
        }
        return List.copyOf(found);
    }

    private static String beforeBlank(String text) {
        var blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    private static String afterBlank(String text) {
        var blank = text.indexOf(' ');
        return blank < 0 ? "" : text.substring(blank).stripLeading();
    }
}
