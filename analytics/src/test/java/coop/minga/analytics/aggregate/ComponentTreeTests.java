package coop.minga.analytics.aggregate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The tree of units below a level with similar indicators. */
class ComponentTreeTests {

    private static final Unit FED = unit("fed", null);

    @Test
    void hasTheLevelFirstAndWhatLiesBetweenWhereItAddsUpMoreThanOne() {
        var tree =
                tree(List.of(FED, unit("s", "fed"), unit("a", "s"), unit("b", "s"), unit("c", "fed")), "a", "b", "c");
        assertThat(names(tree)).containsExactly("fed", "c", "s", "a", "b");
        assertThat(tree.componentsBelow(0)).containsExactly(1, 3, 4);
        assertThat(tree.componentsBelow(2)).containsExactly(3, 4);
        assertThat(tree.sums()).containsExactly(0, 2);
    }

    @Test
    void leavesOutLevelsOfASinglePartAndThoseThatMeasureNothingAlike() {
        var all = List.of(FED, unit("s", "fed"), unit("t", "fed"), unit("a", "s"), unit("b", "s"), unit("c", "t"));
        assertThat(names(tree(all, "a", "c"))).containsExactly("fed", "a", "c");
        assertThat(names(tree(all, "a", "b"))).containsExactly("fed", "a", "b");
        assertThat(names(tree(all))).containsExactly("fed");
    }

    @Test
    void doesNotCountTwiceWhatAUnitSaysOfThoseBelowIt() {
        var all = List.of(FED, unit("a", "fed"), unit("b", "fed"), unit("shop", "a"));
        assertThat(names(tree(all, "a", "b", "shop"))).containsExactly("fed", "a", "b");
    }

    @Test
    void takesForAlikeOnlyWhatCanBeAdded() {
        var flow = AggregateKey.of(PeerSeries.indicator("a", 1, IndicatorType.FLOW));
        assertThat(flow.summable()).isTrue();
        assertThat(flow).isEqualTo(AggregateKey.of(PeerSeries.indicator("b", 2, IndicatorType.FLOW)));
        assertThat(flow).isNotEqualTo(AggregateKey.of(PeerSeries.indicator("b", 2, IndicatorType.COUNT)));
        assertThat(AggregateKey.of(PeerSeries.indicator("a", 1, IndicatorType.RATIO))
                        .summable())
                .isFalse();
        assertThat(new AggregateKey(flow.code(), "{CLP}/kg", flow.type(), flow.goodDirection()).summable())
                .isFalse();
    }

    private static ComponentTree tree(List<Unit> units, String... parts) {
        Map<UnitId, Indicator> alike = new HashMap<>();
        Stream.of(parts).forEach(id -> alike.put(new UnitId(id), PeerSeries.indicator(id, 1, IndicatorType.FLOW)));
        return ComponentTree.of(new UnitTree(units), FED, alike);
    }

    private static Unit unit(String id, @Nullable String parent) {
        return PeerSeries.unit(id, parent, WorkingCalendar.EVERY_DAY);
    }

    private static List<String> names(ComponentTree tree) {
        return tree.nodes().stream().map(node -> node.unit().name()).toList();
    }
}
