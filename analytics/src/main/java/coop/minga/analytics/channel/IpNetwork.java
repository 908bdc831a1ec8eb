package coop.minga.analytics.channel;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A CIDR block such as {@code 10.0.0.0/8} (RFC 4632, RFC 4291). */
record IpNetwork(InetAddress first, int bits) {

    private static final Pattern CIDR =
            Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");

    IpNetwork {
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("prefix length " + bits + " of " + first.getHostAddress()
                    + ", expected up to " + first.getAddress().length * Byte.SIZE);
        }
    }

    /** A single address is a network of its own. */
    static IpNetwork of(String cidr) {
        var parts = CIDR.matcher(cidr);
        try {
            if (parts.matches()) {
                var first = InetAddress.ofLiteral(parts.group(1));
                var bits = parts.group(2) == null
                        ? first.getAddress().length * Byte.SIZE
                        : Integer.parseInt(parts.group(2));
                return new IpNetwork(first, bits);
            }
        } catch (IllegalArgumentException wrong) {
            throw unreadable(cidr, wrong);
        }
        throw unreadable(cidr, null);
    }

    boolean contains(InetAddress address) {
        var here = first.getAddress();
        var there = address.getAddress();
        if (here.length != there.length) {
            return false;
        }
        var whole = bits / Byte.SIZE;
        if (!Arrays.equals(here, 0, whole, there, 0, whole)) {
            return false;
        }
        var rest = bits % Byte.SIZE;
        return rest == 0 || ((here[whole] ^ there[whole]) & 0xff) >>> (Byte.SIZE - rest) == 0;
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + bits;
    }

    private static IllegalArgumentException unreadable(String cidr, @Nullable IllegalArgumentException why) {
        return new IllegalArgumentException(
                "'" + cidr + "' is not a network, expected one such as 10.0.0.0/8 or fd00::/8", why);
    }
}
