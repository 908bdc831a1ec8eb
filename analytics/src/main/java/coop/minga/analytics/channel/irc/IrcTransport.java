package coop.minga.analytics.channel.irc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.ChatTransport;
import coop.minga.analytics.channel.ForbiddenAddressException;
import coop.minga.analytics.channel.IrcAddress;
import coop.minga.analytics.channel.OutboundAddresses;
import coop.minga.analytics.channel.SendOutcome;
import org.jspecify.annotations.Nullable;

/** Sends to IRC rooms over one connection a server, reopened when lost. */
public final class IrcTransport implements ChatTransport {

    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(15);
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final int SECONDS_FOR_A_TURN = 20;

    private final Duration patience;
    private final OutboundAddresses addresses;
    private final IrcPace pace;
    private final Map<IrcAddress.Server, Place> places = new ConcurrentHashMap<>();

    /**
     * @param patience for each answer of a server, up to 15 seconds
     * @param addresses permitted for messages
     */
    public IrcTransport(Duration patience, OutboundAddresses addresses, IrcPace pace) {
        if (!patience.isPositive() || patience.compareTo(LONGEST_PATIENCE) > 0) {
            throw new IllegalArgumentException("irc patience: " + patience + ", expected up to " + LONGEST_PATIENCE);
        }
        this.patience = patience;
        this.addresses = addresses;
        this.pace = pace;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.IRC;
    }

    @Override
    public SendOutcome send(ChatChannel channel, ChatMessage message) {
        var address = IrcAddress.of(channel.address());
        var place = places.computeIfAbsent(address.server(), server -> new Place());
        try {
            if (!place.turn.tryLock(SECONDS_FOR_A_TURN, TimeUnit.SECONDS)) {
                return new SendOutcome.Unreachable(address.server() + " is busy with messages to other rooms", BUSY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new SendOutcome.Unreachable("Minga was stopped while it was sending");
        }
        try {
            var attempt = new IrcAttempt(patience);
            connection(place, address.server(), attempt)
                    .say(address.room(), message.text() + " " + message.link(), attempt);
            return new SendOutcome.Delivered();
        } catch (IOException failed) {
            return new SendOutcome.Unreachable(reason(address.server(), failed));
        } finally {
            place.turn.unlock();
        }
    }

    @Override
    public void close() {
        places.values().forEach(place -> {
            var connection = place.connection;
            if (connection != null) {
                connection.close();
            }
        });
    }

    private IrcConnection connection(Place place, IrcAddress.Server server, IrcAttempt attempt) throws IOException {
        var kept = place.connection;
        if (kept != null && kept.alive()) {
            return kept;
        }
        var made = IrcConnection.open(server, patience, addresses, pace, attempt);
        place.connection = made;
        return made;
    }

    private static String reason(IrcAddress.Server server, IOException failure) {
        return switch (failure) {
            case IrcException said -> String.valueOf(said.getMessage());
            case ForbiddenAddressException forbidden -> String.valueOf(forbidden.getMessage());
            case UnknownHostException _ -> "there is no server named " + server.host();
            case SocketTimeoutException _ -> "nobody answers at " + server;
            case ConnectException _ -> "nobody answers at " + server + ": is the server running?";
            default -> "the connection to " + server + " broke: " + failure.getMessage();
        };
    }

    /** Rooms of one server take turns. */
    private static final class Place {
        private final ReentrantLock turn = new ReentrantLock(true);
        private volatile @Nullable IrcConnection connection;
    }
}
