package coop.minga.analytics.recorder;

/** Where a record stands. */
record RecordPlace(PartitionName partition, long offset) {}
