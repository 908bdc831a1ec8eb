package coop.minga.analytics.access;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.Mandate;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.Role;

/**
 * A person with the mandates that hold today, and what these permit. A unit owns its data: a mandate at a higher
 * level opens nothing below it until an alert has escalated there.
 */
public record Viewer(Person person, Map<UnitId, Set<Role>> roles) {

    public Viewer {
        roles = Map.copyOf(roles);
    }

    static Viewer of(Person person, Collection<Mandate> holding) {
        return new Viewer(
                person,
                holding.stream()
                        .collect(Collectors.groupingBy(
                                Mandate::unit, Collectors.mapping(Mandate::role, Collectors.toUnmodifiableSet()))));
    }

    public boolean belongsTo(UnitId unit) {
        return roles.containsKey(unit);
    }

    /**
     * How many alerts of a unit are open: its own people and those of the levels above it.
     *
     * @param pathUp the unit and every level above it
     */
    public boolean maySeeCountOf(Collection<Unit> pathUp) {
        return pathUp.stream().map(Unit::id).anyMatch(this::belongsTo);
    }

    /** Raw readings, forecasts and verdicts of a unit: its own people, and everybody where the unit opened them. */
    public boolean maySeeSeriesOf(Unit unit) {
        return unit.sharesReadings() ? !roles.isEmpty() : belongsTo(unit.id());
    }

    /**
     * Sums are visible to people of the level, of levels above it and of units below it, and to everybody where the
     * level is open. {@code aggregate} decides what a sum may disclose.
     *
     * @param aboveAndBelow every level above it and every unit below it
     */
    public boolean maySeeSumsOf(Unit level, Collection<UnitId> aboveAndBelow) {
        return maySeeSeriesOf(level) || aboveAndBelow.stream().anyMatch(this::belongsTo);
    }

    /** An alert and its thread: the unit's own people, and those of the levels that it has climbed to. */
    public boolean maySeeAlert(Collection<UnitId> notifiedLevels) {
        return notifiedLevels.stream().anyMatch(this::belongsTo);
    }

    /** To act on an alert, or to speak about it, for one of the levels that have heard it. */
    public boolean mayActFor(Collection<UnitId> levels) {
        return levels.stream()
                .anyMatch(
                        level -> roles.getOrDefault(level, Set.of()).stream().anyMatch(role -> role != Role.OBSERVER));
    }
}
