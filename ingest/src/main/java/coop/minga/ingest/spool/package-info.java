/**
 * Keeps every accepted statement on the cooperative's own disk, as numbered and signed reports, and which of them are known
 * to have arrived; in this version none is ever deleted. In: accepted statements. Out: reports in their order, as often as they are asked for. Next:
 * {@code ingest.publish}, which sends them.
 */
@NullMarked
package coop.minga.ingest.spool;

import org.jspecify.annotations.NullMarked;
