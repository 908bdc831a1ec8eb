package coop.minga.analytics.quarantine;

/** The partition and offset of a record. */
record RecordPosition(PartitionName partition, long offset) {}
