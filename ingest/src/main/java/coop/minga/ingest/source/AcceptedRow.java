package coop.minga.ingest.source;

import coop.minga.ingest.contract.Statement;

record AcceptedRow(Statement statement) implements RowOutcome {}
