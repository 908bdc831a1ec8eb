/** Tests of what is written about a file. */
@NullMarked
package coop.minga.ingest.source.outcome;

import org.jspecify.annotations.NullMarked;
