package coop.minga.analytics.filter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DlmTests {

    @Test
    void followsTheRecursionsWorkedByHand() throws IOException {
        FilterSettings settings = new FilterSettings(1, 0.9, 0.985, 0.95, Double.NEGATIVE_INFINITY, 1e300);
        Dlm model = new Dlm(settings, 0.9);
        model.start(10, 1, 1);
        for (double[] day : workedDays()) {
            model.step(true);
            assertThat(model.expected(0)).isCloseTo(day[1], within(1e-11));
            assertThat(model.spread(0)).isCloseTo(day[2], within(1e-11));
            model.learn(0, day[0] - model.expected(0), day[0]);
            assertThat(model.level()).isCloseTo(day[3], within(1e-11));
            assertThat(model.slope()).isCloseTo(day[4], within(1e-11));
            assertThat(model.variance()).isCloseTo(day[5], within(1e-11));
            assertThat(model.freedom()).isCloseTo(0.95 * day[6], within(1e-11));
        }
    }

    @Test
    void learnsAWeekdayPatternThatSumsToZero() {
        Dlm model = new Dlm(FilterSettings.daily(), 0.94);
        model.start(50, 4, 1);
        for (int day = 0; day < 400; day++) {
            model.step(true);
            double value = 50 + (day % 7 == 2 ? 6 : -1);
            model.learn(day % 7, value - model.expected(day % 7), value);
        }
        double sum = 0;
        for (int weekday = 0; weekday < 7; weekday++) {
            sum += model.expected(weekday) - model.level();
        }
        assertThat(sum).isCloseTo(0, within(1e-9));
        assertThat(model.expected(2) - model.level()).isCloseTo(6, within(0.01));
        assertThat(model.expected(3) - model.level()).isCloseTo(-1, within(0.01));
    }

    @Test
    void keepsThePriorOfAWeekdayThatNeverComes() {
        Dlm model = new Dlm(FilterSettings.daily(), 0.94);
        model.start(50, 4, 1);
        for (int day = 0; day < 3000; day++) {
            boolean open = day % 7 < 5;
            model.step(open);
            if (open) {
                double value = 50 + (day % 3) - 1;
                model.learn(day % 7, value - model.expected(day % 7), value);
            } else {
                model.anchor(day % 7);
            }
        }
        assertThat(model.spread(6)).isLessThan(100);
        assertThat(model.spread(0)).isLessThan(2);
    }

    @Test
    void addsTheSameUncertaintyForEveryUnseenDay() {
        Dlm model = new Dlm(FilterSettings.daily().withoutSeason(), 0.9);
        model.start(0, 1, 1);
        model.step(true);
        model.learn(0, 0.5, 0.5);
        double[] spreads = new double[4];
        for (int day = 0; day < 4; day++) {
            model.step(true);
            spreads[day] = model.spread(0);
        }
        assertThat(spreads[2] - spreads[1]).isCloseTo(spreads[1] - spreads[0], within(0.01));
        assertThat(spreads[3] - spreads[2]).isCloseTo(spreads[1] - spreads[0], within(0.02));
    }

    private static List<double[]> workedDays() throws IOException {
        try (InputStream file = DlmTests.class.getResourceAsStream("level-and-slope-by-hand.txt")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        }
    }
}
