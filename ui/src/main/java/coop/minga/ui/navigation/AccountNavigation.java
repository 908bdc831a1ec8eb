package coop.minga.ui.navigation;

/** Paths to sign-in and account. */
public final class AccountNavigation {

    public static final String SIGN_IN = "sign-in";

    /** The sign-in page with a notice about an ended session. */
    public static final String ENDED = SIGN_IN + "?error=ended";

    public static final String ACCOUNT = "account";

    private AccountNavigation() {}
}
