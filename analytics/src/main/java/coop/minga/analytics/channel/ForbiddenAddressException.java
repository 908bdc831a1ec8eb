package coop.minga.analytics.channel;

import java.net.UnknownHostException;

/** The server's name has a forbidden address. The message is for operators. */
public final class ForbiddenAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String message) {
        super(message);
    }
}
