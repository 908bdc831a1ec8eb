/**
 * Turns CSV files into accepted statements and refused rows. In: the bytes of a file and the cooperative's catalogue. Out:
 * every row, accepted, or refused with file, line, column, value and expectation. Next: {@code ingest.spool}.
 */
@NullMarked
package coop.minga.ingest.source;

import org.jspecify.annotations.NullMarked;
