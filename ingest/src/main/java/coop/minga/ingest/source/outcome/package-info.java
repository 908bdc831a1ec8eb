/**
 * What reading a file ends in: accepted statements, questions, refused rows, notes, each with its place. Next: {@code
 * ingest.source}, which fills it, and {@code ingest.agent}.
 */
@NullMarked
package coop.minga.ingest.source.outcome;

import org.jspecify.annotations.NullMarked;
