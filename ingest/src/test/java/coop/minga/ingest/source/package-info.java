/** Tests of reading files. */
@NullMarked
package coop.minga.ingest.source;

import org.jspecify.annotations.NullMarked;
