package coop.minga.ui;

import java.util.List;
import java.util.stream.IntStream;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import coop.minga.analytics.search.Search;
import coop.minga.ui.search.SearchField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The search as people of different units use it. */
class SearchIntegrationTests extends OpenRoom {

    @AfterEach
    void removeUnits() {
        room.sql().sql("delete from indicator where unit like 'z%'").update();
        room.sql().sql("delete from unit where id like 'z%'").update();
    }

    @Test
    void findsUnitsIndicatorsAlertsAndPeopleByName() {
        var ana = screen("ana");
        assertThat(search(ana, "bak")).first().isEqualTo("Bakery|Cooperative");
        assertThat(search(ana, "bread")).hasSize(2).first().isEqualTo("Bread baked|Indicator of Bakery");
        assertThat(search(ana, "bread").getLast())
                .startsWith("Bread baked|Alert at Bakery of ")
                .endsWith(": Nobody looks after it yet");
        assertThat(search(ana, "luis")).containsExactly("Luis|Speaks for Food");
        assertThat(search(screen("luis"), "pan")).isEmpty();
        assertThat(search(screen("luis"), "leche")).containsExactly("Leche recibida|Indicador de Dairy");
    }

    @Test
    void hidesSeriesAndAlertsOfOthersEvenByCount() {
        var dora = screen("dora");
        assertThat(search(dora, "bread")).isEmpty();
        assertThat(count(dora)).isEqualTo("Nothing has this name");
        assertThat(search(dora, "bak")).containsExactly("Bakery|Cooperative");
        assertThat(search(dora, "ana")).isEmpty();
        assertThat(search(operator(), "milk")).as("without a mandate").isEmpty();
        assertThat(search(operator(), "luis")).isEmpty();
        assertThat(room.denials()).as("nothing refused is offered").noneMatch(each -> each.startsWith("dora"));
    }

    @Test
    void findsAnAlertOnceItHasEscalatedAndAfterItEnded() {
        var luis = screen("luis");
        assertThat(search(luis, "bread")).isEmpty();
        room.climb();
        assertThat(search(luis, "bread")).singleElement().asString().startsWith("Pan horneado|Alerta en Bakery");
        room.sql()
                .sql("update alert set state = 'RECOVERED', closed_at = now()")
                .update();
        assertThat(search(luis, "bread")).singleElement().asString().endsWith(": Volvió a lo habitual");
        assertThat(search(screen("dora"), "bread")).isEmpty();
    }

    @Test
    void forgetsIndicatorsWhenTheirUnitClosesThemAndPeopleWhenTheirMandateEnds() {
        assertThat(search(screen("ana"), "milk")).hasSize(1);
        room.sql().sql("update unit set openness = 'CLOSED' where id = 'dairy'").update();
        assertThat(search(screen("ana"), "milk")).isEmpty();
        room.sql()
                .sql("update mandate set recalled_at = now() where person = 'vera'")
                .update();
        try {
            assertThat(search(screen("ana"), "vera")).isEmpty();
        } finally {
            room.sql().sql("update mandate set recalled_at = null").update();
        }
        assertThat(search(screen("ana"), "vera")).containsExactly("Vera|Observes Food");
    }

    @Test
    void ranksStartsOfNamesBeforeStartsOfWordsAndThoseBeforeTheRest() {
        units("Olive trees", "Oil of olives", "Apo-Olivares", "Xolivio");
        assertThat(search(screen("ana"), "olív"))
                .extracting(each -> each.replaceFirst("\\|.*", ""))
                .containsExactly("Olive trees", "Apo-Olivares", "Oil of olives", "Xolivio");
    }

    @Test
    void ignoresCaseAccentsAndPunctuationAndTakesNoPatterns() {
        units("Panadería Ñandú", "Łódź 100 %");
        var ana = screen("ana");
        assertThat(search(ana, "PANADERIA NANDU")).hasSize(1);
        assertThat(search(ana, "ñandú panaderia")).hasSize(1);
        assertThat(search(ana, "%_%")).isEmpty();
        assertThat(search(ana, "\\'; drop table unit; --\0")).isEmpty();
    }

    @Test
    void listsTwentyAtMostAndBoundsTheWords() {
        units(IntStream.range(100, 150).mapToObj(number -> "Zeta " + number).toArray(String[]::new));
        var ana = screen("ana");
        assertThat(search(ana, "zeta")).hasSize(Search.MOST);
        assertThat(count(ana)).isEqualTo("20 results");
        assertThat(search(ana, "z")).as("one letter").isEmpty();
        assertThat(count(ana)).isEmpty();
        assertThat(search(ana, "zeta 101" + " ".repeat(100_000) + "x")).containsExactly("Zeta 101|Cooperative");
    }

    @Test
    void findsAnIndicatorByTheNameOfItsUnitAmongFewAndManyOfThatName() {
        units("Zeta 0", "Zeta 1");
        room.sql().sql("update unit set openness = 'OPEN' where id = 'z1'").update();
        room.sql().sql("""
                        insert into indicator (unit, code, names, measure, nature, good_direction, recovery_hours)
                        select 'z1', 'honey', '{"en": "Honey"}', measure, nature, good_direction, recovery_hours
                        from indicator where code = 'milk'
                        """).update();
        var ana = screen("ana");
        assertThat(search(ana, "zeta hon")).containsExactly("Honey|Indicator of Zeta 1");
        room.sql().sql("""
                        insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                        select 'zz' || n, parent, kind, 'Zeta ' || n, zone, rest_days, closures, deadline, openness
                        from unit, generate_series(2, 1100) as numbers (n) where id = 'z0'
                        """).update();
        assertThat(search(ana, "zeta hon")).containsExactly("Honey|Indicator of Zeta 1");
        assertThat(search(ana, "ho")).as("a word too short for the index").contains("Honey|Indicator of Zeta 1");
    }

    @Test
    void opensTheChosenResultAndClosesItself() {
        var ana = screen("ana");
        see(ana, "");
        type(ana, "dairy");
        ana.test(ana.find(ListItem.class, field(ana)).all().getFirst()).click();
        assertThat(text(ana)).contains("Milk taken in", "Data open to the federation");
        assertThat(options(ana)).isEmpty();
        assertThat(ana.find(Input.class, field(ana)).single().getValue()).isEmpty();
    }

    private static void units(String... names) {
        for (var number = 0; number < names.length; number++) {
            room.sql()
                    .sql("""
                            insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                            values (:id, 'food', 'COOPERATIVE', :name, 'UTC', '{}', '{}', '12:00', 'CLOSED')
                            """)
                    .param("id", "z" + number)
                    .param("name", names[number])
                    .update();
        }
    }

    private static List<String> search(BrowserlessUIContext screen, String words) {
        see(screen, "catalogue");
        type(screen, words);
        return options(screen);
    }

    private static void type(BrowserlessUIContext screen, String words) {
        screen.activate();
        screen.find(Input.class, field(screen)).single().setValue(words);
    }

    private static List<String> options(BrowserlessUIContext screen) {
        return screen.find(ListItem.class, field(screen)).all().stream()
                .map(option -> option.getChildren()
                        .map(part -> part.getElement().getText())
                        .reduce((name, place) -> name + "|" + place)
                        .orElseThrow())
                .toList();
    }

    private static String count(BrowserlessUIContext screen) {
        return field(screen).getChildren().toList().getLast().getElement().getText();
    }

    private static SearchField field(BrowserlessUIContext screen) {
        return screen.find(SearchField.class).single();
    }
}
