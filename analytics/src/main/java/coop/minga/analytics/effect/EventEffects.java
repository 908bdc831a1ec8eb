package coop.minga.analytics.effect;

import java.util.List;
import java.util.Objects;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.event.KnownEvent;
import coop.minga.analytics.event.KnownEvents;
import coop.minga.analytics.people.PersonId;

/** The known events of an indicator with their promised effects, for people who may see its readings. */
public final class EventEffects {

    private final Access access;
    private final Units units;
    private final Indicators indicators;
    private final KnownEvents events;
    private final PromisedEffects effects;

    public EventEffects(
            Access access, Units units, Indicators indicators, KnownEvents events, PromisedEffects effects) {
        this.access = access;
        this.units = units;
        this.indicators = indicators;
        this.events = events;
        this.effects = effects;
    }

    /**
     * The indicator's current events, latest first.
     *
     * @param followed how many events get their effect, which needs many readings
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person may not see its readings
     */
    public List<EventWithEffect> of(PersonId person, SeriesId series, int followed) {
        var indicator = indicators.find(series).orElseThrow();
        var unit = units.find(indicator.unit()).orElseThrow();
        access.require(
                access.viewer(person).maySeeSeriesOf(unit), person, "look at", "what was announced for " + series);
        var added = events.of(indicator).reversed();
        var changes = added.reversed().stream().map(KnownEvent::change).toList();
        var promises = added.stream()
                .limit(followed)
                .map(KnownEvent::promised)
                .filter(Objects::nonNull)
                .toList();
        var seen = effects.of(indicator, unit, changes, promises);
        return added.stream()
                .map(event -> new EventWithEffect(event, event.promised() == null ? null : seen.get(event.promised())))
                .toList();
    }
}
