package coop.minga.ui.account;

import java.util.Locale;

/**
 * What came with a sign-in.
 *
 * @param name as it was typed, without outer spaces
 * @param device the token of the device's cookie; empty without one
 */
record SignInAttempt(String name, String password, String address, String device) {

    private static final int LONGEST_NAME = 100;

    SignInAttempt {
        name = name.strip();
        name = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** All ways to write a name count as tries of one account. */
    String account() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Neither the password nor the device's token stands in a log. */
    @Override
    public String toString() {
        return "sign-in of '" + name + "' from " + address;
    }
}
