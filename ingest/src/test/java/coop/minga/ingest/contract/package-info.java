/** Tests of the wire contract, with sample reports of each version. */
@NullMarked
package coop.minga.ingest.contract;

import org.jspecify.annotations.NullMarked;
