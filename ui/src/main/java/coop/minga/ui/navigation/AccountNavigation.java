package coop.minga.ui.navigation;

/** The ways to the door and to one's own account. */
public final class AccountNavigation {

    public static final String SIGN_IN = "sign-in";
    public static final String ACCOUNT = "account";

    private AccountNavigation() {}
}
