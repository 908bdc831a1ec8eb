package coop.minga.ui.account;

/** What came of a sign-in. */
enum SignInAnswer {
    RIGHT,
    WRONG,
    /** Too many were waiting: the password was not looked at. */
    NOT_LOOKED_AT
}
