/** Tests of sending. The end-to-end checks use a real broker. */
@NullMarked
package coop.minga.ingest.publish;

import org.jspecify.annotations.NullMarked;
