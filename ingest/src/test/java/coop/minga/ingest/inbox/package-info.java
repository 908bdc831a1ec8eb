/** Tests of the folder: files that settle, change, wait or are retried. */
@NullMarked
package coop.minga.ingest.inbox;

import org.jspecify.annotations.NullMarked;
