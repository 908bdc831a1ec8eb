/**
 * Questions that files leave open, asked once for a family of files, and their answers. In: doubts of {@code ingest.source}.
 * Out: answers for the next file of the family. Next: {@code ingest.source}.
 */
@NullMarked
package coop.minga.ingest.question;

import org.jspecify.annotations.NullMarked;
