/**
 * Files as bookkeepers and programs make them. In: bytes of a file. Out: accepted, asked and refused rows, each with file, line
 * and column. Next: {@code ingest.spool}.
 */
@NullMarked
package coop.minga.ingest.source;

import org.jspecify.annotations.NullMarked;
