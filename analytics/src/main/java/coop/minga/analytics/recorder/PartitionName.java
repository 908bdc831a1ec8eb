package coop.minga.analytics.recorder;

/** A partition of one topic; a recreated topic has another id. */
record PartitionName(String topicId, int number) {}
