package coop.minga.analytics.quarantine;

/** A partition of one topic; a recreated topic has another id. */
public record PartitionName(String topicId, int number) {}
