package coop.minga.analytics.recorder;

/** A partition of one topic as long as it lives: a topic made anew has another id. */
record PartitionName(String topicId, int number) {}
