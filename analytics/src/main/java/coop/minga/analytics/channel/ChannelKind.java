package coop.minga.analytics.channel;

/** The protocol of a channel. */
public enum ChannelKind {
    /** A room on an IRC server: {@code irc://[nick@]host[:port]/#room}. */
    IRC,
    /** An incoming webhook, as of Mattermost or Slack: its http(s) URL. */
    WEBHOOK
}
