/**
 * The folder of a cooperative's files: ready, waiting, failed and archived ones. In: a folder. Out: files to
 * read, and problems, each said once. Next: {@code ingest.agent}.
 */
@NullMarked
package coop.minga.ingest.inbox;

import org.jspecify.annotations.NullMarked;
