package coop.minga.ui.account;

/**
 * What came of an attempt; Spring Security carries it from {@link SignInFilter} to {@link ThrottledAuthenticationProvider} as a sign-in's details.
 *
 * @param inFastLane whether it was counted as a try of its device, not of its account and its address
 */
record SignInOutcome(SignInAttempt attempt, PasswordCheck check, boolean inFastLane) {}
