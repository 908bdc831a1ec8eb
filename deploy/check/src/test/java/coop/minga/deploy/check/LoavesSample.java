package coop.minga.deploy.check;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A test for {@link MutantTrialTests}. By its name no other run finds it. */
final class LoavesSample {

    @Test
    void sevenAreBaked() {
        assertThat(Loaves.baked()).isEqualTo(7);
    }
}
