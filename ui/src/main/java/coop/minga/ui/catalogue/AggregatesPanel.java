package coop.minga.ui.catalogue;

import java.util.List;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import coop.minga.analytics.aggregate.Aggregate;
import coop.minga.analytics.aggregate.Aggregates;
import coop.minga.analytics.aggregate.DisclosureStatus;
import coop.minga.ui.component.Formats;
import coop.minga.ui.navigation.AggregateNavigation;

/** Links to the disclosed sums below a unit, with reasons for the others. */
final class AggregatesPanel extends Section {

    private static final long serialVersionUID = 1L;

    AggregatesPanel(List<Aggregate> sums) {
        addClassNames("panel", "sums");
        add(new H2(getTranslation("total.panel")));
        var list = new UnorderedList();
        list.addClassName("lines");
        sums.stream()
                .filter(sum -> sum.disclosure() != DisclosureStatus.TOO_FEW)
                .forEach(sum -> list.add(line(sum)));
        add(list);
        var few = sums.stream()
                .filter(sum -> sum.disclosure() == DisclosureStatus.TOO_FEW)
                .map(AggregatesPanel::name)
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
        if (!few.isEmpty()) {
            var said = new Paragraph(getTranslation("total.panel.too-few", few));
            said.addClassName("quiet-text");
            add(said);
        }
    }

    private ListItem line(Aggregate sum) {
        if (sum.disclosure() == DisclosureStatus.DISCLOSED) {
            return new ListItem(
                    AggregateNavigation.link(sum.level().id(), sum.indicator().series(), name(sum)),
                    new Span(getTranslation("total.over", sum.units())));
        }
        var why = sum.disclosure() == DisclosureStatus.TOO_MANY
                ? getTranslation("total.too-many", sum.units(), Aggregates.MOST_COMPONENTS)
                : getTranslation("total.remainder", sum.units());
        return new ListItem(new Span(name(sum)), new Span(why));
    }

    private static String name(Aggregate sum) {
        return sum.indicator().name(Formats.here().locale());
    }
}
