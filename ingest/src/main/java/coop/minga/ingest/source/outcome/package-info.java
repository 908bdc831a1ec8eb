/**
 * The outcome of reading a file, collected row by row. In: findings of {@code ingest.source}. Out: accepted statements,
 * questions, refused rows and notes, each with its place. Next: {@code ingest.agent}.
 */
@NullMarked
package coop.minga.ingest.source.outcome;

import org.jspecify.annotations.NullMarked;
