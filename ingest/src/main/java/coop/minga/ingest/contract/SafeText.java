package coop.minga.ingest.contract;

/** Quotes external text as one short line without control or bidirectional characters. */
public final class SafeText {
    private static final int LONGEST = 80;
    private static final int REPLACEMENT = 0xFFFD;

    /** Grapheme joiner, Hangul fillers, Khmer inherent vowels, Mongolian selectors, blank Braille. */
    private static final String BLANK_LETTERS =
            "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2065\u2800\u3164\uFFA0";

    /** Line breaks, tab, and the joiners that scripts and emoji need. */
    private static final String LAYOUT = "\n\r\t\u200C\u200D";

    private SafeText() {}

    public static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(character -> append(shown, character));
        return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "...\"" : "\"")
                .toString();
    }

    /** Whether all characters are printable. */
    public static boolean isPrintable(String text) {
        return text.codePoints().allMatch(SafeText::isPrintable);
    }

    public static boolean isPrintable(int character) {
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

    /**
     * Whether the text has no control characters or directional overrides. Allowed are line breaks, joiners and
     * direction marks of Hebrew and Arabic keyboards.
     */
    public static boolean isFreeOfControls(String text) {
        return text.codePoints().noneMatch(SafeText::isControl);
    }

    /** Replaces the characters that {@link #isFreeOfControls} refuses. */
    public static String replaceControls(String text) {
        if (isFreeOfControls(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> isControl(character) ? REPLACEMENT : character)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** Writes the number of each control and format character, such as a mark of the direction, in its place. Keeps line breaks, tabs and joiners. */
    public static String escapeControls(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (LAYOUT.indexOf(character) >= 0) {
                shown.appendCodePoint(character);
            } else {
                append(shown, character);
            }
        });
        return shown.toString();
    }

    /** Whether the text is empty or has no visible character. */
    public static boolean invisible(String text) {
        return text.codePoints().allMatch(SafeText::shapeless);
    }

    private static boolean shapeless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> BLANK_LETTERS.indexOf(character) >= 0 || ignorable(character);
        };
    }

    /** Variation selectors and default ignorable code points. */
    private static boolean ignorable(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0xFFF0 && character <= 0xFFF8)
                || (character >= 0xE0000 && character <= 0xE0FFF);
    }

    private static boolean isControl(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\t' && character != '\r';
            case Character.SURROGATE -> true;
            default -> turnsTheWriting(character);
        };
    }

    /** Embeddings, overrides and isolates of the bidirectional algorithm (UAX 9), without its marks. */
    private static boolean turnsTheWriting(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }

    private static void append(StringBuilder shown, int character) {
        if (isPrintable(character)) {
            shown.appendCodePoint(character);
        } else {
            shown.append("\\u{").append(Integer.toHexString(character)).append('}');
        }
    }
}
