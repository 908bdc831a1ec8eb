package coop.minga.analytics.people;

import java.util.Locale;

/** Somebody with an account. An operator keeps the system running and by that alone sees no unit's data. */
public record Person(PersonId id, String name, String passwordHash, Locale language, Theme theme, boolean operator) {

    @Override
    public String toString() {
        return id.value();
    }
}
