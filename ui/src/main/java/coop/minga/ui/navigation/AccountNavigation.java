package coop.minga.ui.navigation;

/** The ways to the door and to one's own account. */
public final class AccountNavigation {

    public static final String SIGN_IN = "sign-in";

    /** The sign-in page, with a sentence about the session that has ended. */
    public static final String ENDED = SIGN_IN + "?error=ended";

    public static final String ACCOUNT = "account";

    private AccountNavigation() {}
}
