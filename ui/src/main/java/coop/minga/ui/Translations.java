package coop.minga.ui;

import java.text.Bidi;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import com.vaadin.flow.i18n.I18NProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room's texts. An unknown language falls back to English. A missing text fails every test. */
final class Translations implements I18NProvider {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"));

    private static final long serialVersionUID = 1L;
    private static final String BUNDLE = "coop.minga.ui.texts";
    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_DIRECTIONAL_ISOLATE = "\u2069";
    private static final Logger LOG = LoggerFactory.getLogger(Translations.class);

    @Override
    public List<Locale> getProvidedLocales() {
        return LANGUAGES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        var language = spoken(locale);
        var texts = ResourceBundle.getBundle(BUNDLE, language);
        assert texts.containsKey(key) : "The text '%s' is missing in %s".formatted(key, language);
        try {
            var text = texts.getString(key);
            return params.length == 0
                    ? text
                    : new MessageFormat(text, language)
                            .format(Stream.of(params)
                                    .map(Translations::isolated)
                                    .toArray());
        } catch (MissingResourceException e) {
            LOG.warn("The text '{}' is missing in {}", key, language);
            return key;
        }
    }

    /** Isolates a name of another writing direction from its sentence (UAX 9, 6.3). */
    private static Object isolated(Object value) {
        return value instanceof String text && Bidi.requiresBidi(text.toCharArray(), 0, text.length())
                ? FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE
                : value;
    }

    static Locale spoken(Locale asked) {
        return LANGUAGES.stream()
                .filter(each -> each.getLanguage().equals(asked.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
