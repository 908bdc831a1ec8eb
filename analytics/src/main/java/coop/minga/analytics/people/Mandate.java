package coop.minga.analytics.people;

import java.time.LocalDate;

import coop.minga.analytics.catalogue.UnitId;

/** A person's role at a unit for a term; {@code until} is its last day. A recalled mandate is invalid. */
public record Mandate(PersonId person, UnitId unit, Role role, LocalDate from, LocalDate until, boolean recalled) {

    public Mandate {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "mandate of " + person + " at " + unit + ": until " + until + " is before from " + from);
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !recalled && !day.isBefore(from) && !day.isAfter(until);
    }
}
