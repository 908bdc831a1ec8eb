package coop.minga.analytics.discussion;

import java.util.List;

/**
 * The end of a thread.
 *
 * @param messages in order of writing
 * @param earlier the number of messages before
 */
public record LatestMessages(List<Message> messages, long earlier) {

    public LatestMessages {
        messages = List.copyOf(messages);
    }
}
