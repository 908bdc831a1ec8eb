package coop.minga.ui.account;

/** What came of a sign-in. */
enum PasswordCheck {
    ACCEPTED,
    REJECTED,
    /** Too many were waiting: the password was not looked at. */
    NOT_CHECKED
}
