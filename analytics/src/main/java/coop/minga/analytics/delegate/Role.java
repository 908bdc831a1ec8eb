package coop.minga.analytics.delegate;

/** What a person is to a unit. Observers read; the others also act and speak. */
public enum Role {
    REPORTER,
    DELEGATE,
    FACILITATOR,
    OBSERVER
}
