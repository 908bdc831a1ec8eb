package coop.minga.ui.datafeed;

import java.util.List;
import java.util.function.IntFunction;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.series.Reading;
import coop.minga.ui.component.Formats;

/** The stated values of a day, in order. A button adds earlier ones, since a day may have many. */
final class RevisionList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Datafeed datafeed;
    private final transient IntFunction<List<Reading>> before;
    private final OrderedList list = new OrderedList();
    private final Button earlier = new Button(getTranslation("datafeed.earlier"), click -> showEarlier());
    private int first = Integer.MAX_VALUE;

    /** @param before the latest revisions before this one, in order */
    RevisionList(Datafeed datafeed, IntFunction<List<Reading>> before) {
        this.datafeed = datafeed;
        this.before = before;
        list.addClassName("history");
        earlier.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        add(earlier, list);
        showEarlier();
    }

    private void showEarlier() {
        var revisions = before.apply(first);
        for (var reading : revisions.reversed()) {
            list.addComponentAsFirst(item(reading));
            first = reading.revision();
        }
        list.getElement().setAttribute("start", Integer.toString(revisions.isEmpty() ? 1 : first + 1));
        earlier.setVisible(!revisions.isEmpty() && first > 0);
    }

    private ListItem item(Reading reading) {
        var formats = Formats.here();
        var statedAt = formats.moment(reading.statedAt(), datafeed.unit().zone());
        return new ListItem(
                reading.withdrawn()
                        ? getTranslation("datafeed.withdrawn-at", statedAt)
                        : getTranslation(
                                "datafeed.stated", formats.quantity(reading.value(), datafeed.indicator()), statedAt));
    }
}
