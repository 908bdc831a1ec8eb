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
 * A person, the mandates valid today, and their permissions. A unit owns its data: a mandate at a higher level shows
 * none of it until an alert escalates there.
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
     * A unit's count of open alerts: its people and those of levels above.
     *
     * @param pathUp the unit and every level above it
     */
    public boolean maySeeCountOf(Collection<Unit> pathUp) {
        return pathUp.stream().map(Unit::id).anyMatch(this::belongsTo);
    }

    /** A unit's readings, forecasts and verdicts: its people, or everybody if shared. */
    public boolean maySeeSeriesOf(Unit unit) {
        return unit.sharesReadings() ? !roles.isEmpty() : belongsTo(unit.id());
    }

    /**
     * Sums: people of the level, levels above and units below, or everybody if shared. {@code aggregate} decides what
     * they may disclose.
     *
     * @param aboveAndBelow every level above and every unit below
     */
    public boolean maySeeSumsOf(Unit level, Collection<UnitId> aboveAndBelow) {
        return maySeeSeriesOf(level) || aboveAndBelow.stream().anyMatch(this::belongsTo);
    }

    /** An alert and its thread: the unit's people and all notified levels'. */
    public boolean maySeeAlert(Collection<UnitId> notifiedLevels) {
        return notifiedLevels.stream().anyMatch(this::belongsTo);
    }

    /** Acting on an alert, or writing, for one of its notified levels. */
    public boolean mayActFor(Collection<UnitId> levels) {
        return levels.stream()
                .anyMatch(
                        level -> roles.getOrDefault(level, Set.of()).stream().anyMatch(role -> role != Role.OBSERVER));
    }
}
