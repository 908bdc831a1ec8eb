package coop.minga.ingest.contract;

/**
 * Shows text that came from outside within a message of our own: one line, short, and with nothing in it that a terminal,
 * a log reader or a bidirectional layout would obey.
 */
public final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    public static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(character -> append(shown, character));
        return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "...\"" : "\"")
                .toString();
    }

    /** Whether every character of the text can be shown as it is. */
    public static boolean harmless(String text) {
        return text.codePoints().allMatch(Quoted::printable);
    }

    /** Whether the character can be shown as it is. */
    public static boolean printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static void append(StringBuilder shown, int character) {
        if (printable(character)) {
            shown.appendCodePoint(character);
        } else {
            shown.append("\\u{").append(Integer.toHexString(character)).append('}');
        }
    }
}
