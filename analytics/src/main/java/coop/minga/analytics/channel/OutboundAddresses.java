package coop.minga.analytics.channel;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Permitted destinations: public addresses and networks that an operator allows. Names are resolved once and
 * connections use the checked addresses, so that channels cannot reach internal services (decision 035).
 */
public final class OutboundAddresses {

    /** Not global unicast (RFC 6890, RFC 5771, RFC 1112); 6to4 relays are obsolete (RFC 7526). */
    private static final List<IpNetwork> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(IpNetwork::of)
            .toList();

    /** Public IPv6 addresses lie here (RFC 4291); others have special purposes. */
    private static final IpNetwork GLOBAL_UNICAST = IpNetwork.of("2000::/3");

    /** The last four bytes are an IPv4 address, for IPv6-only networks (RFC 6052). */
    private static final IpNetwork TRANSLATED = IpNetwork.of("64:ff9b::/96");

    private final List<IpNetwork> allowed;
    private final Resolver resolver;

    private OutboundAddresses(List<IpNetwork> allowed, Resolver resolver) {
        this.allowed = allowed;
        this.resolver = resolver;
    }

    /**
     * @param networks permitted although not public, such as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException if one is no network
     */
    public static OutboundAddresses allowing(Collection<String> networks) {
        return allowing(networks, InetAddress::getAllByName);
    }

    public static OutboundAddresses allowing(Collection<String> networks, Resolver resolver) {
        return new OutboundAddresses(networks.stream().map(IpNetwork::of).toList(), resolver);
    }

    /**
     * All addresses of the host, if each is permitted.
     *
     * @throws ForbiddenAddressException if one is not permitted
     * @throws UnknownHostException when there is no such host
     */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = resolver.resolve(host);
        for (var address : addresses) {
            if (!isPublic(address) && allowed.stream().noneMatch(network -> network.contains(address))) {
                throw new ForbiddenAddressException("the address " + address.getHostAddress() + " of " + host
                        + " is not a public one; an operator may allow its network (minga.chat-networks)");
            }
        }
        return addresses;
    }

    static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return isOrdinary(address);
        }
        var embedded = translated(address);
        return embedded == null ? GLOBAL_UNICAST.contains(address) && isOrdinary(address) : isOrdinary(embedded);
    }

    private static boolean isOrdinary(InetAddress address) {
        return SPECIAL.stream().noneMatch(network -> network.contains(address));
    }

    private static @Nullable InetAddress translated(InetAddress address) {
        var bytes = address.getAddress();
        try {
            return TRANSLATED.contains(address)
                    ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length))
                    : null;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    /** Asks for the addresses of a name. */
    @FunctionalInterface
    public interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }
}
