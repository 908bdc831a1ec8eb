package coop.minga.analytics.people;

import coop.minga.ingest.contract.SafeText;

/** A person's sign-in name. */
public record PersonId(String value) {

    public PersonId {
        if (value.isBlank() || value.length() > 64 || !value.equals(value.strip()) || !SafeText.isPrintable(value)) {
            throw new IllegalArgumentException("person: " + SafeText.quoted(value)
                    + " is not a sign-in name of 1 to 64 visible characters without outer spaces");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
