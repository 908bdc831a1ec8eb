/** Tests of the spool: what is killed, filled or repeated. */
@NullMarked
package coop.minga.ingest.spool;

import org.jspecify.annotations.NullMarked;
