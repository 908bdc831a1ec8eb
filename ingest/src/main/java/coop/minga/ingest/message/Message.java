package coop.minga.ingest.message;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

import coop.minga.ingest.contract.SafeText;

/**
 * A sentence for a bookkeeper, not yet in a language. Texts that are filled in show hidden characters; messages in it are said
 * in the same language.
 *
 * @param key of the bundle {@code messages}
 */
public record Message(String key, List<Object> arguments) {
    private static final String BUNDLE = "coop.minga.ingest.message.messages";
    private static final int MOST_LISTED = 30;

    /** Shown whole, in no language: an address, a path, or what a library said. */
    public record Detail(String text) {}

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }

    /** In Spanish, or in English for every other language. */
    public String in(Locale language) {
        Locale spoken = language.getLanguage().equals("es") ? language : Locale.ROOT;
        String text = ResourceBundle.getBundle(
                        BUNDLE,
                        spoken,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
        StringBuilder said = new StringBuilder(text.length() + 40);
        int from = 0;
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', from)) {
            if (!Character.isDigit(text.charAt(at + 1))) {
                said.append(text, from, at + 1);
                from = at + 1;
                continue;
            }
            int end = text.indexOf('}', at);
            said.append(text, from, at).append(shown(Integer.parseInt(text, at + 1, end, 10), language));
            from = end + 1;
        }
        return said.append(text, from, text.length()).toString();
    }

    private String shown(int at, Locale language) {
        return shown(arguments.get(at), language);
    }

    private static String shown(Object argument, Locale language) {
        return switch (argument) {
            case Message message -> message.in(language);
            case Detail(String text) -> SafeText.escapeControls(text);
            case Double number -> plain(number);
            case Collection<?> all ->
                all.stream()
                                .limit(MOST_LISTED)
                                .map(each -> shown(each, language))
                                .collect(Collectors.joining(", "))
                        + (all.size() > MOST_LISTED ? ", ..." : "");
            case String text -> visible(text);
            default -> argument.toString();
        };
    }

    /** Hidden characters by their number, at most 80 characters. */
    public static String visible(String text) {
        String quoted = SafeText.quoted(text.replace('\u00A0', '\u2420'));
        return quoted.substring(1, quoted.length() - 1).replace("\u2420", "\\u{a0}");
    }

    /** Without an exponent. */
    public static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
