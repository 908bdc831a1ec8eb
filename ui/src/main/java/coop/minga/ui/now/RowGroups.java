package coop.minga.ui.now;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.now.NowGroup;
import coop.minga.analytics.now.NowPage;
import coop.minga.analytics.now.NowRow;
import coop.minga.ui.navigation.AlertNavigation;
import org.jspecify.annotations.Nullable;

/**
 * All rows of the first page. While pointer or focus is on a row, none is added, moved or removed: a button counts these
 * changes and makes them.
 */
@Tag("minga-row-groups")
@JavaScript("context://assets/row-groups.js")
final class RowGroups extends HtmlContainer {

    private static final long serialVersionUID = 1L;

    private static final String ALERT_OF_EVENT = "event.detail['alert']";

    private final transient Consumer<List<NowRow>> delivery;
    private final NativeButton waiting = new NativeButton("", click -> showLatest(true));
    private final Paragraph calm = new Paragraph(getTranslation("alerts.none"));
    private final RowGroup yours;
    private final RowGroup reached;
    private final Paragraph more = new Paragraph();
    private final RowGroup unusual;
    private final RowGroup better;
    private final RowGroup ended;
    private final Paragraph allEnded = new Paragraph();
    private transient @Nullable NowPage latest;
    private boolean held;
    private int notShown;
    private int endedThisWeek = -1;

    /**
     * @param delivery receives the rows that the screen shows
     * @param choice receives an alert that is to be shown beside the list
     */
    RowGroups(SharedFederationClock clock, Consumer<List<NowRow>> delivery, Consumer<AlertId> choice) {
        this.delivery = delivery;
        addClassName("groups");
        yours = RowGroup.open(NowGroup.YOURS, clock);
        reached = RowGroup.open(NowGroup.REACHED, clock);
        unusual = RowGroup.open(NowGroup.UNUSUAL, clock);
        better = RowGroup.folded(NowGroup.BETTER, clock, delivery);
        ended = RowGroup.folded(NowGroup.ENDED, clock, delivery);
        waiting.addClassName("waiting");
        waiting.setVisible(false);
        calm.addClassName("calm");
        more.addClassName("more");
        more.setVisible(false);
        allEnded.addClassName("more");
        add(waiting, calm, yours, reached, more, unusual, better, ended, allEnded);
        getElement().addEventListener("minga-hold", event -> held = true);
        getElement().addEventListener("minga-release", event -> release());
        getElement()
                .addEventListener(
                        "minga-choose",
                        event -> choice.accept(new AlertId(
                                event.getEventData().get(ALERT_OF_EVENT).asLong())))
                .addEventData(ALERT_OF_EVENT);
    }

    /** Marks the row of the alert beside the list, if it has one. */
    void mark(@Nullable AlertId chosen) {
        groups().forEach(group -> group.mark(chosen));
    }

    void show(NowPage page) {
        latest = page;
        var changes = held ? changes(page) : 0;
        if (changes == 0) {
            showLatest(false);
            return;
        }
        waiting.setText(getTranslation("now.waiting", changes));
        waiting.setVisible(true);
        var rows = Stream.of(NowGroup.values())
                .flatMap(group -> page.of(group).stream())
                .filter(row -> groups().anyMatch(group -> group.keys().contains(row.key())))
                .toList();
        delivery.accept(rows);
        groups().forEach(group -> group.showInPlace(page, rows));
    }

    private void release() {
        held = false;
        if (waiting.isVisible()) {
            showLatest(false);
        }
    }

    /** @param focus whether the focus, which was on the button, goes to the first row */
    private void showLatest(boolean focus) {
        var page = Objects.requireNonNull(latest);
        waiting.setVisible(false);
        delivery.accept(
                groups().flatMap(group -> group.delivered(page).stream()).toList());
        var counts = page.counts();
        calm.setVisible(page.snapshot().alerts().open() == 0);
        yours.show(page, counts.yours());
        reached.show(page, page.of(NowGroup.REACHED).size());
        showMore(counts.notShown());
        unusual.show(page, page.of(NowGroup.UNUSUAL).size());
        better.show(page, page.of(NowGroup.BETTER).size());
        ended.show(page, counts.ended());
        showEnded(counts.ended());
        if (focus) {
            getElement().executeJs("this.querySelector('minga-row a')?.focus()");
        }
    }

    private void showMore(int alerts) {
        more.setVisible(alerts > 0);
        if (alerts != notShown) {
            notShown = alerts;
            more.removeAll();
            more.add(AlertNavigation.list(0, getTranslation("now.more", alerts)));
        }
    }

    private void showEnded(int thisWeek) {
        if (thisWeek != endedThisWeek) {
            endedThisWeek = thisWeek;
            allEnded.removeAll();
            allEnded.add(AlertNavigation.ended(getTranslation("now.ended", thisWeek)));
        }
    }

    /** The number of rows to add, remove, or move to another group; one if only their order differs. */
    private int changes(NowPage page) {
        var changed = new HashSet<>();
        var sameOrder = true;
        for (var group : groups().toList()) {
            var next = group.delivered(page).stream().map(NowRow::key).toList();
            sameOrder &= next.equals(group.keys());
            changed.addAll(difference(next, group.keys()));
            changed.addAll(difference(group.keys(), next));
        }
        return sameOrder ? 0 : Math.max(1, changed.size());
    }

    private static Set<Object> difference(List<Object> some, List<Object> others) {
        var difference = new HashSet<>(some);
        difference.removeAll(Set.copyOf(others));
        return difference;
    }

    private Stream<RowGroup> groups() {
        return Stream.of(yours, reached, unusual, better, ended);
    }
}
