package coop.minga.ui.account;

/** Outcome of a sign-in. */
enum PasswordCheck {
    ACCEPTED,
    REJECTED,
    /** Too many sign-ins were waiting. */
    NOT_CHECKED
}
