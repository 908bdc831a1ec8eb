package coop.minga.analytics.channel.irc;

import java.io.IOException;

/** An IRC server refused a request. The message is for operators. */
final class IrcException extends IOException {

    private static final long serialVersionUID = 1L;

    IrcException(String message) {
        super(message);
    }
}
