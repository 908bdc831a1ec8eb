package coop.minga.analytics.text;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of one language, with placeholders. English if a language has none. */
public final class Phrases {

    private static final ResourceBundle.Control NO_MACHINE_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Phrases(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** @param name of the resource bundle */
    public static Phrases in(String name, Locale language) {
        var bundle = ResourceBundle.getBundle(name, language, NO_MACHINE_LANGUAGE);
        var own = bundle.getLocale().getLanguage().equals(language.getLanguage());
        return new Phrases(bundle, own ? language : english(language));
    }

    /** The language for numbers and dates in these sentences. */
    public Locale locale() {
        return locale;
    }

    public String fill(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(bundle.getString("day"), locale).format(day);
    }

    private static Locale english(Locale language) {
        return language.getLanguage().equals("en") ? language : Locale.ENGLISH;
    }
}
