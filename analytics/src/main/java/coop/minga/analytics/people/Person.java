package coop.minga.analytics.people;

import java.util.Locale;

/** An account. Operators run the system, which alone shows them no unit's data. */
public record Person(PersonId id, String name, String passwordHash, Locale language, Theme theme, boolean operator) {

    @Override
    public String toString() {
        return id.value();
    }
}
