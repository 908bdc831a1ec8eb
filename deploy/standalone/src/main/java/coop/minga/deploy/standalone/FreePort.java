package coop.minga.deploy.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A loopback port that was free a moment ago. */
public final class FreePort {
    private FreePort() {}

    /** The wanted port, or any free one when 0 is wanted; refuses a port that somebody else listens on. */
    public static int or(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + wanted + " of this machine is taken; choose another", e);
        }
    }
}
