/** Tests of the wire contract, and the sample reports that keep old versions readable. */
@NullMarked
package coop.minga.ingest.contract;

import org.jspecify.annotations.NullMarked;
