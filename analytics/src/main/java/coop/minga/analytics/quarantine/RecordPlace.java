package coop.minga.analytics.quarantine;

/** The position of a record. */
record RecordPlace(PartitionName partition, long offset) {}
