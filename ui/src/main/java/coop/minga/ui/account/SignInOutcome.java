package coop.minga.ui.account;

/** What came of an attempt; Spring Security carries it from {@link SignInGate} to {@link Door} as a sign-in's details. */
record SignInOutcome(SignInAttempt attempt, SignInAnswer answer) {}
