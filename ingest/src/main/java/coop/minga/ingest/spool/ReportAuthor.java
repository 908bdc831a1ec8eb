package coop.minga.ingest.spool;

import java.time.ZoneId;

import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.file.ReportKeys;

/** For whom reports are written, and the key that signs them. */
public record ReportAuthor(FederationId federation, CooperativeId cooperative, ZoneId zone, ReportKeys keys) {}
