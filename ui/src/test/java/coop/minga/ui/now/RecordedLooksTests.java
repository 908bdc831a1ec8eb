package coop.minga.ui.now;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.UI;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordedLooksTests {

    private static final Indicator BREAD = indicator(1);
    private static final Indicator MILK = indicator(2);

    private final List<Indicator> recorded = new ArrayList<>();
    private LocalDate today = LocalDate.of(2026, 3, 20);
    private boolean fails;

    private final RecordedLooks looks = new RecordedLooks(() -> today, this::write);

    @BeforeEach
    void open() {
        UI.setCurrent(new UI());
    }

    @AfterEach
    void close() {
        UI.setCurrent(null);
    }

    @Test
    void recordsEachSeriesOnce() {
        looks.record(List.of(BREAD));
        looks.record(List.of(BREAD, MILK));
        looks.record(List.of(MILK));
        assertThat(recorded).containsExactly(BREAD, MILK);
    }

    @Test
    void recordsAllAgainOnAnotherDay() {
        looks.record(List.of(BREAD));
        today = today.plusDays(1);
        looks.record(List.of(BREAD));
        assertThat(recorded).containsExactly(BREAD, BREAD);
    }

    @Test
    void recordsLaterWhatCouldNotBeRecorded() {
        fails = true;
        assertThatThrownBy(() -> looks.record(List.of(BREAD))).hasMessage("database away");
        fails = false;
        looks.record(List.of(BREAD));
        assertThat(recorded).containsExactly(BREAD);
    }

    private void write(List<Indicator> seen) {
        if (fails) {
            throw new IllegalStateException("database away");
        }
        recorded.addAll(seen);
    }

    private static Indicator indicator(int series) {
        var definition = new IndicatorDefinition(
                new IndicatorCode("bread"),
                Map.of("en", "Bread"),
                new IndicatorDefinition.Measure("kg", Map.of()),
                IndicatorType.FLOW,
                GoodDirection.UP,
                IndicatorDefinition.PossibleRange.NONE,
                Duration.ofDays(1));
        return new Indicator(new SeriesId(series), new UnitId("bakery"), definition, null);
    }
}
