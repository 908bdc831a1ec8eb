/**
 * Checks of an indicator's values against its bounds and against each other: shares, meters, slipped years, sizes. In:
 * values by day. Out: those that may be stated, and questions about the others. Next: {@code ingest.source}.
 */
@NullMarked
package coop.minga.ingest.source.plausibility;

import org.jspecify.annotations.NullMarked;
