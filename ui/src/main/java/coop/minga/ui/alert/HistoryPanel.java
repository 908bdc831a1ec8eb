package coop.minga.ui.alert;

import java.util.Map;
import java.util.Objects;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.alert.AlertEvents;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.PersonId;
import coop.minga.ingest.contract.LogText;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import org.jspecify.annotations.Nullable;

/** The steps of an alert: time, act, person and reason. */
final class HistoryPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient AlertEvents events;
    private final transient People people;
    private final OrderedList list = new OrderedList();

    HistoryPanel(AlertEvents events, People people) {
        this.events = events;
        this.people = people;
        addClassNames("panel", "life");
        list.addClassName("timeline");
        add(new H2(getTranslation("alert.history")), list);
    }

    /** Adds events since the last call; earlier ones never change. */
    void show(Alert alert, Indicator indicator, UnitTree tree) {
        var all = events.of(alert.id());
        var added = all.subList(Math.min(list.getComponentCount(), all.size()), all.size());
        var names = people.names(added.stream()
                .map(AlertEvent::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        added.forEach(event -> list.add(step(event, name(event.person(), names), alert, indicator, tree)));
    }

    private ListItem step(AlertEvent event, String person, Alert alert, Indicator indicator, UnitTree tree) {
        var zone = tree.find(alert.unit()).map(Unit::zone).orElseThrow();
        var when = new Span(Formats.here().moment(event.at(), zone));
        when.addClassName("quiet-text");
        var step = new ListItem(new Span(what(event, person, indicator, tree)), when);
        if (!event.note().isEmpty()) {
            step.add(new Paragraph(LogText.shown(event.note())));
        }
        return step;
    }

    private String what(AlertEvent event, String person, Indicator indicator, UnitTree tree) {
        var level = event.level();
        var where = level == null ? "" : tree.find(level).map(Unit::name).orElse(level.value());
        var day = event.day() == null ? "" : Formats.here().weekday(event.day());
        var value = event.value() == null ? "" : Formats.here().quantity(event.value(), indicator);
        return getTranslation(key(event), person, where, day, value);
    }

    private static String key(AlertEvent event) {
        if (event.step() != Step.RETRACTED) {
            return EnumText.key(event.step());
        }
        if (event.value() != null) {
            return "step.retracted.corrected";
        }
        return event.note().isEmpty() ? EnumText.key(event.step()) : "step.retracted.announced";
    }

    private static String name(@Nullable PersonId person, Map<PersonId, String> names) {
        return person == null ? "" : names.getOrDefault(person, person.value());
    }
}
