package coop.minga.deploy.demo.sample;

import java.util.List;
import java.util.Locale;

import coop.minga.analytics.people.Mandate;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.Theme;

/** A sample account without a password. */
public record SamplePerson(PersonId id, String name, Locale language, boolean operator, List<Mandate> mandates) {
    public SamplePerson {
        mandates = List.copyOf(mandates);
    }

    public Person withPassword(String hash) {
        return new Person(id, name, hash, language, Theme.DARK, operator);
    }
}
