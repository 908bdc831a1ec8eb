package coop.minga.deploy.check;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The room's messages for failures and denials, in all languages. */
final class FaultWords {

    private static final List<String> KEYS =
            List.of("error.denied", "error.fault", "error.missing", "error.refused", "error.signed-out", "error.waits");
    private static final String NO_MANDATE = "datafeed.no-mandate";
    private static final String NO_TEXT = "!{";
    private static final List<ResourceBundle> TEXTS = Stream.of("en", "es")
            .map(language -> ResourceBundle.getBundle("coop.minga.ui.texts", Locale.of(language)))
            .toList();

    private FaultWords() {}

    /** Messages on the page, and marks of missing texts. */
    static List<String> in(String page) {
        return found(page, Stream.concat(KEYS.stream(), Stream.of(NO_MANDATE)));
    }

    /** As above, without the message about a missing mandate. */
    static List<String> unmandated(String page) {
        return found(page, KEYS.stream());
    }

    private static List<String> found(String page, Stream<String> keys) {
        return Stream.concat(
                        Stream.of(NO_TEXT), keys.flatMap(key -> TEXTS.stream().map(texts -> texts.getString(key))))
                .filter(page::contains)
                .toList();
    }
}
