package coop.minga.analytics.outbox;

import java.util.List;

import coop.minga.analytics.channel.OutboundAddresses;

/** The permission for a chat server on the same machine. */
public final class Loopback {

    public static final OutboundAddresses ALLOWED = OutboundAddresses.allowing(List.of("127.0.0.0/8"));

    private Loopback() {}
}
