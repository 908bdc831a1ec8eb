package coop.minga.analytics.channel;

import coop.minga.ingest.contract.SafeText;

/**
 * Text of people, safe for a line of chat: without line breaks, formatting, hidden characters and changes of direction.
 */
public final class ChatText {

    private ChatText() {}

    public static String of(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().map(each -> visible(each) ? each : ' ').forEach(plain::appendCodePoint);
        return plain.toString().replaceAll("\\s+", " ").strip();
    }

    /** The same, cut to a length with an ellipsis. */
    public static String of(String text, int longest) {
        var plain = of(text);
        if (plain.codePointCount(0, plain.length()) <= longest) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static boolean visible(int character) {
        return SafeText.isPrintable(character) && !Character.isSpaceChar(character);
    }
}
