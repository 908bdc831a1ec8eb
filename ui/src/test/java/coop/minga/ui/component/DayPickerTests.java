package coop.minga.ui.component;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DayPickerTests {

    @Test
    void beginsTheWeekOnMondayAndNamesItsDaysInTheLanguage() {
        var english = DayPicker.words(Locale.ENGLISH);
        assertThat(english.getFirstDayOfWeek()).isEqualTo(1);
        assertThat(english.getMonthNames()).hasSize(12).startsWith("January").endsWith("December");
        assertThat(english.getWeekdaysShort()).containsExactly("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");
        var spanish = DayPicker.words(Locale.of("es"));
        assertThat(spanish.getFirstDayOfWeek()).isEqualTo(1);
        assertThat(spanish.getMonthNames()).hasSize(12).startsWith("enero").endsWith("diciembre");
        assertThat(spanish.getWeekdays()).hasSize(7).startsWith("domingo", "lunes");
    }

    @Test
    void showsTheDayBeforeTheMonthAndReadsOtherWaysOfWriting() {
        assertThat(DayPicker.words(Locale.ENGLISH).getDateFormats())
                .startsWith("dd/MM/yyyy")
                .contains("d/M/yyyy", "yyyy-MM-dd");
    }
}
