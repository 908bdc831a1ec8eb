package coop.minga.analytics.people;

/** A role at a unit. Observers read; the others also act and write. */
public enum Role {
    REPORTER,
    DELEGATE,
    FACILITATOR,
    OBSERVER
}
