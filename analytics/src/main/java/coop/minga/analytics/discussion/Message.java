package coop.minga.analytics.discussion;

import java.time.Instant;

import coop.minga.analytics.people.PersonId;

/** A message in a thread; {@code writtenAt} is on the federation's clock. */
public record Message(long id, PersonId author, String authorName, Instant writtenAt, String text) {}
