package coop.minga.ingest.spool;

import coop.minga.ingest.contract.SignedReport;

/** A report with its number in the spool's stream. */
public record SpooledReport(long sequence, SignedReport report) {}
