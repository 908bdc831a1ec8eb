package coop.minga.ingest.spool;

import java.time.ZoneId;

import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.file.ReportKeyPair;

/** The cooperative of the reports, and its signing key. */
public record ReportAuthor(FederationId federation, CooperativeId cooperative, ZoneId zone, ReportKeyPair keys) {}
