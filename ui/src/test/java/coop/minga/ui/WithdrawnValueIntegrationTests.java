package coop.minga.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.grid.Grid;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.datafeed.DatafeedDay;
import coop.minga.analytics.series.StatementRow;
import coop.minga.analytics.series.Statements;
import coop.minga.ui.component.Formats;
import coop.minga.ui.component.SeriesChart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A value that its unit has taken back, as the pages of the indicator and of reports show it. */
class WithdrawnValueIntegrationTests extends OpenRoom {

    private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    /** As the judge leaves it: a withdrawn day has no verdict. */
    @BeforeEach
    void withdraw() {
        room.sql()
                .sql("create table kept as select * from judged_day where series = :milk and day = :day")
                .param("milk", milk().value())
                .param("day", yesterday)
                .update();
        room.sql()
                .sql("delete from judged_day where series = :milk and day = :day")
                .param("milk", milk().value())
                .param("day", yesterday)
                .update();
        state(null);
    }

    @AfterEach
    void restore() {
        room.sql()
                .sql("delete from statement where report in (select id from report where content_hash = 'later')")
                .update();
        room.sql().sql("delete from report where content_hash = 'later'").update();
        room.sql().sql("update series_reported set valued_day = null").update();
        room.sql()
                .sql("insert into judged_day select * from kept on conflict do nothing")
                .update();
        room.sql().sql("drop table kept").update();
        room.sql().sql("update unit set deadline = '12:00' where id = 'dairy'").update();
    }

    @Test
    void theIndicatorShowsThatTheValueIsWithdrawnAndNoValue() {
        var dora = screen("dora");
        assertThat(see(dora, "indicator/" + milk().value()))
                .contains("100 L on " + Formats.here().weekday(yesterday.minusDays(1)))
                .doesNotContain("100 L on " + Formats.here().weekday(yesterday));
        var last = table(dora).getGenericDataView().getItems().toList().get(1); // after today
        assertThat(last.day()).isEqualTo(yesterday);
        assertThat(last.value()).isNull();
        assertThat(last.revision()).isEqualTo(1);
        assertThat(valueOf(dora, 1)).contains("Withdrawn").doesNotContain("100");
        var points = dora.find(SeriesChart.class)
                .single()
                .getElement()
                .getPropertyRaw("plot")
                .toString();
        assertThat(points).contains("Withdrawn");
    }

    @Test
    void theUnitCountsAsMissingUntilItStatesTheDayAgain() {
        room.sql().sql("update unit set deadline = '00:00' where id = 'dairy'").update();
        assertThat(see(screen("dora"), "")).contains("for yesterday0of 2Late:Dairy(ask Dora)");
        state(104.0);
        assertThat(see(screen("dora"), "")).contains("for yesterday1of 2").doesNotContain("Late:");
    }

    @SuppressWarnings("unchecked") // the page has one grid, of these days
    private static Grid<DatafeedDay> table(BrowserlessUIContext screen) {
        return screen.find(Grid.class).single();
    }

    /** The words of the column of values. */
    private static String valueOf(BrowserlessUIContext screen, int row) {
        var cell = screen.test(table(screen)).getCellComponent(row, 2);
        return Objects.requireNonNull(cell).getElement().getTextRecursively();
    }

    private static SeriesId milk() {
        return new SeriesId(room.series("dairy"));
    }

    private void state(@Nullable Double value) {
        var report = room.sql().sql("""
                        insert into report (stream, sequence, content_hash, unit, stated_at, recorded_at)
                        values (gen_random_uuid(), 1, 'later', 'dairy', now(), now()) returning id
                        """).query(Long.class).single();
        var row = new StatementRow(milk(), yesterday, Instant.now(), report, value);
        room.context()
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> room.context().getBean(Statements.class).add(List.of(row)));
    }
}
