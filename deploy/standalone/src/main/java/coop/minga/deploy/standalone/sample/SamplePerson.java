package coop.minga.deploy.standalone.sample;

import java.util.List;
import java.util.Locale;

import coop.minga.analytics.delegate.Mandate;
import coop.minga.analytics.delegate.Person;
import coop.minga.analytics.delegate.PersonId;
import coop.minga.analytics.delegate.Theme;

/** Somebody of the sample federation, without a password yet. */
public record SamplePerson(PersonId id, String name, Locale language, boolean operator, List<Mandate> mandates) {
    public SamplePerson {
        mandates = List.copyOf(mandates);
    }

    public Person withPassword(String hash) {
        return new Person(id, name, hash, language, Theme.DARK, operator);
    }
}
