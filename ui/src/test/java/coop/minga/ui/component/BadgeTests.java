package coop.minga.ui.component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.now.ReportingState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class BadgeTests {

    private static final String STYLES = "/META-INF/resources/assets/badge.css";

    @ParameterizedTest
    @MethodSource("names")
    void hasAShapeInTheThemeForEveryNameThatTheCodeMakes(String name) throws IOException {
        assertThat(styles()).containsPattern("(?m)^\\.is-" + name + "(,| \\{)$");
    }

    static Stream<String> names() {
        var constants = Stream.<Enum<?>[]>of(
                        VerdictKind.values(), AlertState.values(), Polarity.values(), ReportingState.values())
                .flatMap(Stream::of)
                .map(EnumText::name);
        var sides = Stream.of(Direction.UP, Direction.DOWN)
                .flatMap(side -> Stream.of(new OutsideBand(side, true), new OutsideBand(side, false)))
                .flatMap(band -> Stream.of(band.flag(), band.unusual()));
        return Stream.concat(constants, sides);
    }

    private static String styles() throws IOException {
        try (var stream = Objects.requireNonNull(BadgeTests.class.getResourceAsStream(STYLES))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
