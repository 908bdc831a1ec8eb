package coop.minga.analytics.chat;

import java.util.List;

/** What an operator allows who has a chat server on the same machine. */
final class Loopback {

    static final OutboundAddresses ALLOWED = OutboundAddresses.allowing(List.of("127.0.0.0/8"));

    private Loopback() {}
}
