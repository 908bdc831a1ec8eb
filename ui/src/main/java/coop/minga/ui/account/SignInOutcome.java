package coop.minga.ui.account;

/**
 * Result of an attempt, passed from {@link SignInFilter} to {@link ThrottledAuthenticationProvider}.
 *
 * @param inFastLane whether it counts for its device instead of account and address
 */
record SignInOutcome(SignInAttempt attempt, PasswordCheck check, boolean inFastLane) {}
