/**
 * Turns what a cooperative has, today CSV files, into accepted statements and refused rows. In: the bytes of a file and
 * the cooperative's own catalogue. Out: every row, accepted or refused with file, line, column, value and what was
 * expected. Next: {@code ingest.spool}, which keeps the accepted ones.
 */
@NullMarked
package coop.minga.ingest.source;

import org.jspecify.annotations.NullMarked;
