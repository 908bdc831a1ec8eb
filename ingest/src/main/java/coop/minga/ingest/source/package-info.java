/**
 * Turns CSV files into accepted statements and refused rows. In: a file's bytes and the cooperative's catalogue. Out:
 * rows, accepted, or refused with place, value and expectation. Next: {@code ingest.spool}.
 */
@NullMarked
package coop.minga.ingest.source;

import org.jspecify.annotations.NullMarked;
