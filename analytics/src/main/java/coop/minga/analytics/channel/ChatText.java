package coop.minga.analytics.channel;

import coop.minga.ingest.contract.LogText;

/**
 * Text that people wrote, made safe to be quoted in a line of chat: nothing in it begins a new line, formats, hides or
 * turns the direction of what follows.
 */
public final class ChatText {

    private ChatText() {}

    public static String of(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().map(each -> visible(each) ? each : ' ').forEach(plain::appendCodePoint);
        return plain.toString().replaceAll("\\s+", " ").strip();
    }

    /** The same, cut to a length, with an ellipsis where something was cut off. */
    public static String of(String text, int longest) {
        var plain = of(text);
        if (plain.codePointCount(0, plain.length()) <= longest) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static boolean visible(int character) {
        return LogText.printable(character) && !Character.isSpaceChar(character);
    }
}
