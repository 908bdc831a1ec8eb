package coop.minga.analytics.access;

import java.time.Clock;
import java.util.Collection;
import java.util.List;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.people.Mandates;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.PersonId;

/** Decides what a person may do today, and records every denial. */
public final class Access {

    private final AccessDenials denials;
    private final People people;
    private final Mandates mandates;
    private final Units units;
    private final Clock clock;

    /** @param clock the federation's, for terms of mandates, by the root's days */
    public Access(AccessDenials denials, People people, Mandates mandates, Units units, Clock clock) {
        this.denials = denials;
        this.people = people;
        this.mandates = mandates;
        this.units = units;
        this.clock = clock;
    }

    /** @throws PermissionDeniedException when there is no such account (any more) */
    public Viewer viewer(PersonId id) {
        var today = units.today(clock.instant());
        var person =
                people.find(id).orElseThrow(() -> new PermissionDeniedException("There is no account '" + id + "'."));
        return Viewer.of(
                person,
                mandates.of(id).stream()
                        .filter(mandate -> mandate.holdsOn(today))
                        .toList());
    }

    /** The people who act for any of these units today. */
    public List<PersonId> actingFor(Collection<UnitId> of) {
        return mandates.actingFor(of, units.today(clock.instant()));
    }

    /**
     * Passes if allowed; else records and refuses.
     *
     * @throws PermissionDeniedException when not allowed, with words for the person
     */
    public void require(boolean allowed, PersonId person, String action, String target) {
        if (allowed) {
            return;
        }
        recordDenial(person, action, target);
        throw new PermissionDeniedException("You may not " + action + " " + target + ": it belongs to others.");
    }

    /** Records a denial that happened elsewhere. */
    public void recordDenial(PersonId person, String action, String target) {
        denials.record(person, action, target);
    }
}
