package coop.minga.ui.component;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The chart's script reads the properties that the server sends. */
class SeriesPlotTests {

    private static final Pattern READ_OF_A_POINT = Pattern.compile("\\bpoint\\.(\\w+)");

    @Test
    void theScriptReadsEveryPropertyOfAPointAndNoOther() throws IOException {
        var sent = Stream.of(SeriesPlot.Point.class.getRecordComponents()).map(RecordComponent::getName);
        assertThat(READ_OF_A_POINT
                        .matcher(script())
                        .results()
                        .map(each -> each.group(1))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(sent.toList());
    }

    private static String script() throws IOException {
        try (var file = SeriesChart.class.getResourceAsStream("/META-INF/resources/assets/series-chart.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
