package coop.minga.ui.alert;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
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
import coop.minga.ingest.contract.SafeText;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.Formats;
import coop.minga.ui.discussion.ThreadPanel;
import coop.minga.ui.discussion.ThreadPanel.Happening;
import org.jspecify.annotations.Nullable;

/** Turns the steps of an alert into lines of its talk: act, person, reason and time. */
final class AlertSteps {

    private final AlertEvents events;
    private final People people;
    private final ThreadPanel thread;

    AlertSteps(AlertEvents events, People people, ThreadPanel thread) {
        this.events = events;
        this.people = people;
        this.thread = thread;
    }

    /** Adds steps since the last call; earlier ones never change. */
    void show(Alert alert, Indicator indicator, UnitTree tree) {
        var all = events.of(alert.id());
        var added = all.subList(Math.min(thread.happenings(), all.size()), all.size());
        var names = people.names(added.stream()
                .flatMap(event -> Stream.of(event.person(), event.other()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        thread.add(added.stream()
                .map(event -> new Happening(event.at(), step(event, names, alert, indicator, tree)))
                .toList());
    }

    private ListItem step(
            AlertEvent event, Map<PersonId, String> names, Alert alert, Indicator indicator, UnitTree tree) {
        var zone = tree.find(alert.unit()).map(Unit::zone).orElseThrow();
        var when = new Span(Formats.here().moment(event.at(), zone));
        when.addClassName("quiet-text");
        var step = new ListItem(new Span(what(event, names, indicator, tree)), when);
        if (!event.note().isEmpty()) {
            step.add(new Paragraph(SafeText.replaceControls(event.note())));
        }
        return step;
    }

    private String what(AlertEvent event, Map<PersonId, String> names, Indicator indicator, UnitTree tree) {
        var level = event.level();
        var where = level == null ? "" : tree.find(level).map(Unit::name).orElse(level.value());
        var day = event.day() == null ? "" : Formats.here().weekday(event.day());
        var value = event.value() == null ? "" : Formats.here().quantity(event.value(), indicator);
        return thread.getTranslation(
                key(event), name(event.person(), names), where, day, value, name(event.other(), names));
    }

    private static String key(AlertEvent event) {
        if (event.other() != null) {
            return event.step() == Step.ACKNOWLEDGED ? "step.acknowledged.asked" : "step.new-normal.confirmed";
        }
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
