package coop.minga.ui;

import java.time.LocalDate;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The calibration page as delegates see it. */
class CalibrationIntegrationTests extends OpenRoom {

    @BeforeEach
    void count() {
        room.sql()
                .sql("""
                        insert into judged_week
                        select series, date_trunc('week', :day::date), 7, 7, 6, 7, 7, 0, 0, 1, 7, 13, 14, 14 from indicator
                        """)
                .param("day", LocalDate.now(ZoneOffset.UTC).minusDays(1))
                .update();
    }

    @AfterEach
    void forget() {
        room.sql().sql("delete from judged_week").update();
    }

    @Test
    void namesOnlyUnitsWithReadingsVisibleToTheViewerAndRecordsTheLook() {
        assertThat(see(screen("dora"), "calibration"))
                .contains(
                        "over 2 units. 1 unit shows its data only to its own people and is left out.", "Dairy", "Mill")
                .doesNotContain("Bakery");
        assertThat(room.lookers("mill")).contains("dora");
        assertThat(see(screen("ana"), "calibration")).contains("over 3 units.", "Bakery");
    }

    @Test
    void saysHowWellAShareIsKnown() {
        assertThat(see(screen("ana"), "calibration"))
                .containsSubsequence("All together", "28", "85.7% (68.5% to 94.3%)")
                .containsSubsequence("amount in a day", "14")
                .containsSubsequence("Promised", "50.0%", "50.0% (32.6% to 67.4%)", "+0.0 points")
                .contains("Nothing unusual was noticed in this time.");
    }

    @Test
    void saysSoWhereThereIsNothingToSee() {
        assertThat(see(operator(), "calibration")).contains("nothing of this time that you may see");
    }

    @Test
    void speaksTheLanguageOfTheReader() {
        assertThat(see(screen("luis"), "calibration"))
                .contains("¿Podemos confiar en los pronósticos?", "Cuántos datos quedaron en lo habitual");
    }
}
