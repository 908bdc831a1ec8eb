package coop.minga.analytics.event;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.StateConflictException;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.UnfitInputException;
import coop.minga.analytics.series.DirtyMarks;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Announces, changes and withdraws known events. Only people of the unit may write;
 * denials are recorded. Marks affected series for judging in the same transaction.
 */
public final class EventActions {

    /** The most current events of an indicator: each judged day checks all. */
    static final int MOST_EVENTS = 50;

    private final TransactionTemplate transaction;
    private final Access access;
    private final Units units;
    private final Indicators indicators;
    private final KnownEvents events;
    private final DirtyMarks marks;
    private final Clock clock;

    /** @param clock the federation's */
    public EventActions(
            TransactionTemplate transaction,
            Access access,
            Units units,
            Indicators indicators,
            KnownEvents events,
            DirtyMarks marks,
            Clock clock) {
        this.transaction = transaction;
        this.access = access;
        this.units = units;
        this.indicators = indicators;
        this.events = events;
        this.marks = marks;
        this.clock = clock;
    }

    public boolean mayAnnounce(Viewer viewer, UnitId unit) {
        return viewer.mayActFor(List.of(unit));
    }

    /** The first day of the unit's present. */
    public LocalDate today(UnitId unit) {
        return unit(unit).today(clock.instant());
    }

    /**
     * Announces an event for the indicator or its unit. Idempotent for equal person and content.
     *
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person does not act for the unit
     * @throws coop.minga.analytics.people.UnfitInputException when the draft is invalid
     */
    public KnownEvent announce(PersonId person, SeriesId series, EventDraft draft) {
        var indicator = indicators.find(series).orElseThrow();
        require(person, indicator.unit(), "announce an event for");
        draft.check(today(indicator.unit()));
        return change(
                indicator.unit(),
                () -> sameEvent(person, indicator, draft).orElseGet(() -> {
                    requireBelowLimit(indicator);
                    var added = addVersion(events.next(), 1, indicator, draft, person);
                    markForJudging(added);
                    return added;
                }));
    }

    /** Adds a version of an event. Earlier versions are kept. */
    public KnownEvent changeTo(PersonId person, long event, SeriesId series, EventDraft draft) {
        var before = eventToChange(person, event, "change an event of");
        var indicator = indicators.find(series).orElseThrow();
        if (!indicator.unit().equals(before.unit())) {
            throw new IllegalArgumentException(
                    "series " + series + ": expected one of " + before.unit() + ", for which event " + event + " is");
        }
        draft.check(today(before.unit()));
        return change(before.unit(), () -> {
            requireUnchanged(before);
            var added = addVersion(event, before.number() + 1, indicator, draft, person);
            markForJudging(before, added);
            return added;
        });
    }

    /** Withdraws an event: days are judged as without it. Refused as an announcement is. */
    public void withdraw(PersonId person, long event) {
        var before = eventToChange(person, event, "withdraw an event of");
        change(before.unit(), () -> {
            requireUnchanged(before);
            events.withdraw(before, person.value(), clock.instant());
            markForJudging(before);
            return before;
        });
    }

    /** The same announcement by the same person, repeated after a lost answer. */
    private Optional<KnownEvent> sameEvent(PersonId person, Indicator indicator, EventDraft draft) {
        return events.of(indicator).stream()
                .filter(event -> event.equals(
                        draftedEvent(version(event.id(), event.number(), person, event.at()), indicator, draft)))
                .findFirst();
    }

    private KnownEvent eventToChange(PersonId person, long event, String action) {
        var found = events.find(event).filter(each -> !each.withdrawn());
        access.require(found.isPresent(), person, action, "no unit: there is no event " + event);
        var before = found.orElseThrow();
        require(person, before.unit(), action);
        return before;
    }

    private void require(PersonId person, UnitId unit, String action) {
        access.require(mayAnnounce(access.viewer(person), unit), person, action, "unit " + unit);
    }

    private KnownEvent addVersion(long event, int number, Indicator indicator, EventDraft draft, PersonId person) {
        var added = draftedEvent(version(event, number, person, clock.instant()), indicator, draft);
        events.add(added);
        return added;
    }

    private static KnownEvent.Version version(long event, int number, PersonId person, Instant at) {
        return new KnownEvent.Version(event, number, person.value(), at, false);
    }

    private static KnownEvent draftedEvent(KnownEvent.Version version, Indicator indicator, EventDraft draft) {
        var scope = new KnownEvent.Scope(indicator.unit(), draft.wholeUnit() ? null : indicator.series());
        return new KnownEvent(
                version,
                scope,
                draft.kind(),
                draft.change(),
                draft.promised(),
                draft.reason().strip());
    }

    /** All marks in one statement and order, so that writers cannot deadlock. */
    private void markForJudging(KnownEvent... changed) {
        Map<SeriesId, LocalDate> fromDays = new HashMap<>();
        for (var event : changed) {
            concerned(event)
                    .forEach(series -> fromDays.merge(
                            series, event.change().first(), (one, other) -> one.isBefore(other) ? one : other));
        }
        marks.mark(fromDays);
    }

    private List<SeriesId> concerned(KnownEvent event) {
        return event.series() == null
                ? indicators.of(event.unit()).stream().map(Indicator::series).toList()
                : List.of(event.series());
    }

    private Unit unit(UnitId id) {
        return units.find(id).orElseThrow();
    }

    private void requireBelowLimit(Indicator indicator) {
        if (events.of(indicator).size() >= MOST_EVENTS) {
            throw new UnfitInputException(
                    "event.unfit.many",
                    MOST_EVENTS + " events are announced for this indicator: withdraw one that is over.",
                    MOST_EVENTS);
        }
    }

    private void requireUnchanged(KnownEvent before) {
        if (events.find(before.id()).filter(before::equals).isEmpty()) {
            throw new StateConflictException("Event " + before.id() + " was changed by somebody else: look again.");
        }
    }

    /** One at a time for a unit. */
    private KnownEvent change(UnitId unit, Supplier<KnownEvent> added) {
        var event = transaction.execute(status -> {
            events.lock(unit);
            return added.get();
        });
        if (event == null) {
            throw new IllegalStateException("what is said is an event");
        }
        return event;
    }
}
