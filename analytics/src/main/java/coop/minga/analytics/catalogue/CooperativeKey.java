package coop.minga.analytics.catalogue;

import coop.minga.ingest.contract.KeyId;
import coop.minga.ingest.contract.PublicReportKey;

/** A key that signs the reports of one unit, or did until it was revoked. */
public record CooperativeKey(KeyId id, UnitId unit, PublicReportKey publicKey, boolean revoked) {}
