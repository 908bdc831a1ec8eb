package coop.minga.analytics.discussion;

import java.util.List;

/**
 * The end of a thread.
 *
 * @param messages in the order in which they were written
 * @param earlier how many messages there are before them
 */
public record LatestMessages(List<Message> messages, long earlier) {

    public LatestMessages {
        messages = List.copyOf(messages);
    }
}
