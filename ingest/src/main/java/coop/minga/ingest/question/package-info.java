/**
 * What a file leaves open: questions, asked once for a family of files, and the answers that somebody gave. In: doubts of
 * {@code ingest.source}. Out: answers for the next file of the source.
 */
@NullMarked
package coop.minga.ingest.question;

import org.jspecify.annotations.NullMarked;
