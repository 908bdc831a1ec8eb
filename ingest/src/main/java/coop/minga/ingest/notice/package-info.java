/**
 * Mails open questions to people. In: open questions with their contacts. Out: one mail for the questions of a family of files
 * that came together. Next: the answers of {@code ingest.question}.
 */
@NullMarked
package coop.minga.ingest.notice;

import org.jspecify.annotations.NullMarked;
