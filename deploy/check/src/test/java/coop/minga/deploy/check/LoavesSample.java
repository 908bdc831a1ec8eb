package coop.minga.deploy.check;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A test for the trials of {@link MutantTrialTests}; by its name it is no class of tests, so nobody else runs it. */
final class LoavesSample {

    @Test
    void sevenAreBaked() {
        assertThat(Loaves.baked()).isEqualTo(7);
    }
}
