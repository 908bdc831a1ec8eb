package coop.minga.ui;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.people.UnfitInputException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UiErrorHandlerTests {

    private final Throwable tooLong = new UnfitInputException("input.message", "too long", 4000, 4001);

    @Test
    void reportsInvalidInputInThePersonsLanguage() {
        assertThat(said(tooLong, Locale.ENGLISH)).isEqualTo("Write 1 to 4,000 characters; this message has 4,001.");
        assertThat(said(tooLong, Locale.of("es")))
                .isEqualTo("Escriba de 1 a 4.000 caracteres; este mensaje tiene 4.001.");
    }

    @Test
    void setsTextOfTheOtherDirectionApartFromTheSentence() {
        var text = new Translations();
        assertThat(text.getTranslation("alert.clock.top", Locale.ENGLISH, "\u200FAna"))
                .contains("\u2068\u200FAna\u2069");
        assertThat(text.getTranslation("alert.clock.top", Locale.ENGLISH, "Ana"))
                .contains("Ana")
                .doesNotContain("\u2068");
    }

    @Test
    void findsTheCauseWithinWhatAViewMadeOfIt() {
        assertThat(UiErrorHandler.text(new IllegalStateException(tooLong)).key())
                .isEqualTo("input.message");
        assertThat(UiErrorHandler.text(new IllegalStateException(new PermissionDeniedException("not yours")))
                        .key())
                .isEqualTo("error.refused");
    }

    @Test
    void saysThatAQueryTookTooLong() {
        assertThat(UiErrorHandler.text(new IllegalStateException(new SQLException("canceled", "57014")))
                        .key())
                .isEqualTo("error.slow");
    }

    @Test
    void reportsOtherExceptionsAsFaults() {
        assertThat(UiErrorHandler.text(new IllegalArgumentException("a row is missing"))
                        .key())
                .isEqualTo("error.fault");
    }

    @Test
    void aClosedConnectionIsNoFault() {
        assertThat(UiErrorHandler.browserLeft(new IllegalStateException(new ClientAbortException("Broken pipe"))))
                .isTrue();
        assertThat(UiErrorHandler.browserLeft(new IllegalStateException(new IOException("Broken pipe"))))
                .isFalse();
    }

    private static String said(Throwable thrown, Locale language) {
        var text = UiErrorHandler.text(thrown);
        return new Translations()
                .getTranslation(text.key(), language, text.values().toArray());
    }
}
