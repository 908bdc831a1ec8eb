package coop.minga.analytics.channel.irc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import coop.minga.analytics.channel.ChatText;

/**
 * Splits a message into IRC lines: 512 bytes, including the prefix that the server adds when relaying. Splits at blanks
 * if possible, and never within a character.
 */
final class IrcText {

    private static final int LINE = 512;
    private static final int LONGEST_CHARACTER = 4;
    private static final int LONGEST_USER_AND_HOST = 10 + 1 + 63;

    private IrcText() {}

    /** The bytes of text that fit on one relayed line. */
    static int room(String nick, String room) {
        var before = ":" + nick + "! PRIVMSG " + room + " :\r\n";
        return LINE - LONGEST_USER_AND_HOST - bytes(before);
    }

    /** @param mostBytes of a line, enough for any one character */
    static List<String> lines(String text, int mostBytes) {
        if (mostBytes < LONGEST_CHARACTER) {
            throw new IllegalArgumentException("irc text: " + mostBytes + " bytes a line, expected 4 or more");
        }
        var lines = new ArrayList<String>();
        text.lines().map(ChatText::of).filter(line -> !line.isEmpty()).forEach(line -> cut(line, mostBytes, lines));
        return List.copyOf(lines);
    }

    private static void cut(String line, int mostBytes, List<String> lines) {
        var rest = line;
        while (bytes(rest) > mostBytes) {
            var fitting = fitting(rest, mostBytes);
            var blank = rest.lastIndexOf(' ', fitting);
            var end = blank > 0 ? blank : fitting;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
    }

    /** The index after the last character that fits whole. */
    private static int fitting(String text, int mostBytes) {
        var end = 0;
        for (var bytes = 0; end < text.length(); ) {
            var character = Character.toString(text.codePointAt(end));
            bytes += bytes(character);
            if (bytes > mostBytes) {
                return end;
            }
            end += character.length();
        }
        return end;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
