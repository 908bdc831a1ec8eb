package coop.minga.analytics.quarantine;

/** Where a record stands. */
record RecordPlace(PartitionName partition, long offset) {}
