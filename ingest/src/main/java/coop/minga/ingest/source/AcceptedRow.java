package coop.minga.ingest.source;

import coop.minga.ingest.contract.Statement;

/** A value that its cooperative can state. */
record AcceptedRow(Statement statement) implements RowOutcome {}
