package coop.minga.analytics.outbox;

import java.net.URI;

import coop.minga.analytics.alert.AlertId;

/**
 * Links from messages into the room.
 *
 * @param room its base URL: {@code https://room.example}
 */
public record RoomLinks(URI room) {

    public RoomLinks {
        room = URI.create(room.toString().replaceAll("/+$", ""));
    }

    URI alertList() {
        return URI.create(room + "/alerts");
    }

    URI alert(AlertId alert) {
        return URI.create(room + "/alert/" + alert);
    }
}
