/**
 * Stores statements on disk as numbered, signed reports with their delivery state. This version deletes none. In:
 * accepted statements. Out: reports in order, repeatedly. Next: {@code ingest.publish}.
 */
@NullMarked
package coop.minga.ingest.spool;

import org.jspecify.annotations.NullMarked;
