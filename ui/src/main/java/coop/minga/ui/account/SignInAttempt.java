package coop.minga.ui.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Input of a sign-in.
 *
 * @param name without outer spaces
 * @param address for IPv6 the network only
 * @param device token of the device's cookie; empty without one
 */
record SignInAttempt(String name, String password, String address, String device) {

    private static final int LONGEST_NAME = 100;

    SignInAttempt {
        name = name.strip();
        name = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        address = network(address);
    }

    /** One host has all 2^64 addresses of an IPv6 network. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, 8) + "/64"
                    : address;
        } catch (IllegalArgumentException notOne) {
            return address;
        }
    }

    /** Groups all spellings of a name as one account. */
    String account() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Hides password and device token from logs. */
    @Override
    public String toString() {
        return "sign-in of '" + name + "' from " + address;
    }
}
