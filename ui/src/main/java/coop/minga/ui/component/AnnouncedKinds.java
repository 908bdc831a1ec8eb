package coop.minga.ui.component;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import coop.minga.analytics.effect.EventWithEffect;

/** Names the kinds of events that were announced for a day. */
public final class AnnouncedKinds {

    private AnnouncedKinds() {}

    /** Empty if there are none. */
    public static String on(Component where, LocalDate day, List<EventWithEffect> events) {
        var kinds = events.stream()
                .map(EventWithEffect::event)
                .filter(event -> event.concerns(day))
                .map(event -> EnumText.of(where, event.kind()))
                .distinct()
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "" : where.getTranslation("announced.day", kinds);
    }
}
