package coop.minga.analytics.people;

/** What a person is to a unit. Observers read; the others also act and speak. */
public enum Role {
    REPORTER,
    DELEGATE,
    FACILITATOR,
    OBSERVER
}
