/** Tests of the spool: kills, full disks, repetitions. */
@NullMarked
package coop.minga.ingest.spool;

import org.jspecify.annotations.NullMarked;
