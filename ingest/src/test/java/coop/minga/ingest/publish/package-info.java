/** Tests of sending what the spool holds; a real broker is met in the end-to-end checks. */
@NullMarked
package coop.minga.ingest.publish;

import org.jspecify.annotations.NullMarked;
