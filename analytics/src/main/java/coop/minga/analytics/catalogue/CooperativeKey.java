package coop.minga.analytics.catalogue;

import coop.minga.ingest.contract.KeyId;
import coop.minga.ingest.contract.PublicReportKey;

/** A key that signs a unit's reports, unless revoked. */
public record CooperativeKey(KeyId id, UnitId unit, PublicReportKey publicKey, boolean revoked) {}
