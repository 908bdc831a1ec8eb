package coop.minga.analytics.catalogue;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnitTreeTests {

    private final UnitTree tree = new UnitTree(
            List.of(SampleUnits.openDairy(), SampleUnits.bakery(), SampleUnits.sector(), SampleUnits.federation()));

    @Test
    void walksUpFromACooperativeToTheRoot() {
        assertThat(tree.pathUp(new UnitId("bakery")))
                .extracting(unit -> unit.id().value())
                .containsExactly("bakery", "food", "fed");
    }

    @Test
    void hasNothingAboveTheRoot() {
        assertThat(tree.parentOf(new UnitId("fed"))).isEmpty();
        assertThat(tree.root()).contains(SampleUnits.federation());
        assertThat(tree.all()).hasSize(4);
    }

    @Test
    void listsChildrenByName() {
        assertThat(tree.childrenOf(new UnitId("food")))
                .extracting(unit -> unit.id().value())
                .containsExactly("bakery", "dairy");
    }

    @Test
    void listsEachUnitBeforeThoseBelowIt() {
        assertThat(tree.inOrder())
                .extracting(unit -> unit.id().value())
                .containsExactly("fed", "food", "bakery", "dairy");
        assertThat(new UnitTree(List.of()).inOrder()).isEmpty();
    }

    @Test
    void refusesAUnitWhoseParentIsMissing() {
        var orphans = List.of(SampleUnits.bakery());
        assertThatThrownBy(() -> new UnitTree(orphans))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unit bakery: parent 'food' is not a unit");
    }
}
