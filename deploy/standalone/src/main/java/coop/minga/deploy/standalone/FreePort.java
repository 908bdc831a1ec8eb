package coop.minga.deploy.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A loopback port, free when checked. */
public final class FreePort {
    private FreePort() {}

    /** The wanted port, or a free one for 0. Refuses an occupied port. */
    public static int or(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + wanted + " of this machine is taken; choose another", e);
        }
    }
}
