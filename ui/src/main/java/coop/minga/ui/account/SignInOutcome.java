package coop.minga.ui.account;

/**
 * The result of an attempt; {@link SignInFilter} hands it to {@link ThrottledAuthenticationProvider}.
 *
 * @param inFastLane whether it counts as a try of its device, not of its account and its address
 */
record SignInOutcome(SignInAttempt attempt, PasswordCheck check, boolean inFastLane) {}
