package coop.minga.analytics.channel.irc;

import java.io.IOException;

/** An IRC server did not do what it was asked; the message is for operators. */
final class IrcException extends IOException {

    private static final long serialVersionUID = 1L;

    IrcException(String message) {
        super(message);
    }
}
