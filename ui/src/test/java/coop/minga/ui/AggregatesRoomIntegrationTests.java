package coop.minga.ui;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Sums as people see them. Five workshops share their readings; four of them have a second indicator. */
class AggregatesRoomIntegrationTests extends OpenRoom {

    private static int hats;

    @BeforeAll
    static void addWorkshops() {
        room.sql().sql("""
                        insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                        values ('craft', 'andes', 'SECTOR', 'Craft', 'UTC', '{}', '{}', '12:00', 'CLOSED')
                        """).update();
        for (var number = 1; number <= 5; number++) {
            room.sql().sql("""
                            insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                            values (:id, 'craft', 'COOPERATIVE', :id, 'UTC', '{}', '{}', '12:00', 'OPEN')
                            """).param("id", "workshop" + number).update();
            measures("workshop" + number, "hats", "Hats felted", "Sombreros");
            if (number > 1) {
                measures("workshop" + number, "scarves", "Scarves", "Bufandas");
            }
        }
        hats = room.sql()
                .sql("select min(series) from indicator where code = 'hats'")
                .query(Integer.class)
                .single();
    }

    @Test
    void areListedIfDisclosedAndOtherwiseWithTheReason() {
        assertThat(see(screen("luis"), "unit/andes"))
                .contains("Totales de sus unidades", "Sombreros", "de 5 unidades")
                .contains("No se muestra, porque menos de cinco unidades lo miden igual: Bufandas");
    }

    @Test
    void sayWhatCameFromHowManyUnits() {
        assertThat(see(screen("luis"), "sum/andes/" + hats))
                .contains("Total: Sombreros")
                .contains("50 kg el", "Unidades que trabajaron: 5 de 5.", "Habitual para ese día: de ");
    }

    @Test
    void leaveTheScreenWhenTheMandateIsRecalled() {
        var luis = screen("luis");
        assertThat(see(luis, "sum/andes/" + hats)).contains("50 kg");
        RecallIntegrationTests.recall("luis");
        try {
            await().pollInSameThread()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(text(luis)).doesNotContain("50 kg"));
        } finally {
            room.sql().sql("update mandate set recalled_at = null").update();
        }
    }

    @Test
    void areWithheldIfOneUnitCouldBeComputed() {
        var closed = "update unit set openness = :openness where id = 'workshop1'";
        room.sql().sql(closed).param("openness", "CLOSED").update();
        try {
            assertThat(see(screen("luis"), "sum/andes/" + hats))
                    .contains("No se muestra: revelaría datos de menos de cinco")
                    .doesNotContain("50 kg");
        } finally {
            room.sql().sql(closed).param("openness", "OPEN").update();
        }
    }

    @Test
    void areForThePeopleOfTheLevelAndThoseAboveAndBelow() {
        assertThat(see(screen("ana"), "unit/craft")).doesNotContain("Totals of its units");
        assertThat(see(screen("ana"), "sum/craft/" + hats))
                .contains("These totals are for the people of this level")
                .doesNotContain("50 kg");
        assertThat(room.denials()).contains("ana look at the sums of unit craft");
        assertThat(see(screen("ana"), "unit/andes")).contains("Totals of its units", "Hats felted");
    }

    static int hats() {
        return hats;
    }

    private static void measures(String unit, String code, String english, String spanish) {
        room.sql()
                .sql("""
                        insert into indicator (unit, code, names, measure, nature, good_direction, lowest, recovery_hours)
                        values (:unit, :code, jsonb_build_object('en', :english, 'es', :spanish), 'kg', 'FLOW', 'UP', 0, 24)
                        """)
                .param("unit", unit)
                .param("code", code)
                .param("english", english)
                .param("spanish", spanish)
                .update();
        var today = LocalDate.now(ZoneOffset.UTC);
        for (var back = 10; back > 0; back--) {
            room.sql()
                    .sql("""
                            insert into judged_day
                            select series, :day, 10, 10, 9, 11, 8, 12, 7, 13, 'STEADY', 'NONE', 0.9, 0.1, true, false, :day, 0.9
                            from indicator where unit = :unit and code = :code
                            """)
                    .param("day", today.minusDays(back))
                    .param("unit", unit)
                    .param("code", code)
                    .update();
        }
    }
}
