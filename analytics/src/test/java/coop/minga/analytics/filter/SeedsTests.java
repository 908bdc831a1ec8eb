package coop.minga.analytics.filter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SeedsTests {

    @Test
    void passesWithAsManySeedsAsChanceLeaves() {
        assertThatCode(() -> Seeds.hold(40, seed -> assertThat(seed).isLessThanOrEqualTo(36)))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheSeedsThatFailWhereTheyAreMore() {
        assertThatThrownBy(() -> Seeds.hold(40, seed -> assertThat(seed).isLessThanOrEqualTo(35)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("holds for 35 of 40 seeds, expected at least 36; not for [36, 37, 38, 39, 40]")
                .cause()
                .hasMessageContaining("36L");
    }

    /** By the sum of the binomial probabilities. */
    @Test
    void leavesAMarginThatGrowsWithTheDoubt() {
        assertThat(Seeds.leastOf(40)).isEqualTo(36);
        assertThat(Seeds.leastOf(39)).isEqualTo(34);
        assertThat(Seeds.leastOf(33)).isEqualTo(24);
        assertThat(Seeds.leastOf(20)).isEqualTo(10);
    }
}
